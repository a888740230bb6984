/* random: a person who fills in a form anyhow. The seed is in every message; BEIAN_SEED=N repeats a run. */
#pragma once
#include "core/filing/filing.h"

/* Sets *SEED to what it was seeded with. Free with g_rand_free. */
GRand *random_new(guint32 *seed);
/*
 * Does one thing to FILING: answers (also with nonsense, also nothing), adds, removes, links, unlinks or
 * confirms. What it changed is appended to STEP; sometimes nothing.
 */
void random_action(BeianFiling *filing, GRand *random, BeianStep *step);
