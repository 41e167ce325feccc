"""Fit the weights by which a figure finds the date that governs it, from annotated statements.

usage: fit_periods.py GOLD_DIR OUT.yml

The choice among the dates of a text and "no date" is a softmax over the sums of weights; several dates that mean the
annotated days share its credit. L2 penalty, full-batch gradient steps (Adam), fixed seed-free start at zero: the same
input gives the same weights.
"""
