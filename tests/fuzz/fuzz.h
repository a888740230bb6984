/*
 * fuzz: what a driver is: one function that any bytes are given to and that aborts when a claim does not
 * hold.
 *
 * The name is libFuzzer's. Without libFuzzer, replay.c calls it for the seeds.
 */
#pragma once
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size_bytes);
