/*
 * once: runs a command to its end, without its output, and prints "MICROSECONDS KIB": time and peak memory.
 *
 * Small on purpose: the peak that the kernel counts begins with what the process was before exec, so that a
 * launcher written in an interpreter would measure itself. Built by bench/run.sh; no part of the program.
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int
main(int count, char **words)
{
	struct timespec begin, end;
	struct rusage used;
	int status;

	if (count < 2)
		return 2;
	clock_gettime(CLOCK_MONOTONIC, &begin);
	pid_t child = fork();
	if (child == 0) {
		int nothing = open("/dev/null", O_RDWR);
		dup2(nothing, STDIN_FILENO);
		dup2(nothing, STDOUT_FILENO);
		execvp(words[1], words + 1);
		perror(words[1]);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &used) != child) {
		perror("once");
		return 3;
	}
	clock_gettime(CLOCK_MONOTONIC, &end);
	long took_us = (end.tv_sec - begin.tv_sec) * 1000000 + (end.tv_nsec - begin.tv_nsec) / 1000;
	printf("%ld %ld\n", took_us, used.ru_maxrss);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}
