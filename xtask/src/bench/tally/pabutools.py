# SPDX-License-Identifier: EUPL-1.2
"""Counts one election with the reference implementation and prints the seconds it took, without
reading the file. Arguments: file, rule, satisfaction, completion (or "none")."""

import sys
import time

import pabutools.fractions
from pabutools.election import satisfaction
from pabutools.election.pabulib import parse_pabulib
from pabutools.rules import greedy_utilitarian_welfare, method_of_equal_shares, sequential_phragmen
from pabutools.tiebreaking import lexico_tie_breaking

pabutools.fractions.FRACTION = "gmpy2"
# It calls itself for every winner.
sys.setrecursionlimit(100_000)

file, rule, name, completion = sys.argv[1:]
instance, profile = parse_pabulib(file)
start = time.perf_counter()
ties = {"tie_breaking": lexico_tie_breaking}
if rule == "sequential_phragmen":
    outcome = sequential_phragmen(instance, profile, **ties)
else:
    measure = getattr(satisfaction, name)
    if rule == "greedy_utilitarian":
        outcome = greedy_utilitarian_welfare(instance, profile, sat_class=measure, **ties)
    else:
        step = 1 if completion == "add1" else None
        outcome = method_of_equal_shares(
            instance, profile, sat_class=measure, voter_budget_increment=step, **ties
        )
seconds = time.perf_counter() - start
print(seconds)
print(",".join(sorted(str(project) for project in outcome)))
