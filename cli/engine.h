/*
 * engine: everything but the first screen. A module of its own that the program loads after it has drawn the
 * list of drafts: the libraries it stands on (XML, containers, domains, JSON) take longer to load than a
 * screen takes to appear. docs/decisions/ has the figures.
 */
#pragma once
#include "cli/front.h"
#include "core/base/language.h"

#define BEIAN_ENGINE_FILE "beian-engine.so"
#define BEIAN_ENGINE_MAIN "beian_engine_main"

/* Runs the command line. FRONT is what the first screen opened; it may be all zero. Returns the exit status.
 */
typedef int BeianEngineMain(int argc, char **argv, BeianLanguage language, BeianFront *front);
BeianEngineMain beian_engine_main;
