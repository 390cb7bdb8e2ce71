"""Writes fixtures/*.json: reference values from numpy, pandas, scipy and statsmodels. See README.md."""

import itertools
import json
import math
from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import stats
from statsmodels.stats.proportion import proportion_confint
from statsmodels.tsa.holtwinters import Holt

HERE = Path(__file__).parent
REAL = HERE.parent / "fixtures" / "real"
AHEAD = 4
NORMAL_90 = stats.norm.ppf(0.9)


def write(name, content):
    (HERE / "fixtures" / f"{name}.json").write_text(json.dumps(content, indent=1, default=float) + "\n")


def holt_change(values, t, h, params):
    """Change that a damped Holt fitted with given parameters on values[..t] foresees from values[t]."""
    alpha, beta, phi = params
    model = Holt(values[: t + 1], damped_trend=True, initialization_method="known", initial_level=values[0], initial_trend=0)
    fit = model.fit(smoothing_level=alpha, smoothing_trend=beta, damping_trend=phi, optimized=False)
    return fit.forecast(h)[-1] - values[t]


def holt_changes(values, params):
    """The same at every t for h = 1..AHEAD, by state-space matrices (checked against statsmodels below)."""
    alpha, beta, phi = params
    transition = np.array([[1, phi], [0, phi]])
    gain = np.array([alpha, alpha * beta])
    state = np.array([values[0], 0.0])
    table = np.zeros((len(values), AHEAD + 1))
    for t, value in enumerate(values):
        predicted = transition @ state
        state = predicted + gain * (value - predicted[0])
        ahead = state
        for h in range(1, AHEAD + 1):
            ahead = transition @ ahead
            table[t, h] = ahead[0] - value
    return table


def sen_changes(values):
    table = np.zeros((len(values), AHEAD + 1))
    for t in range(7, len(values)):
        slope = stats.theilslopes(values[: t + 1]).slope
        for h in range(1, AHEAD + 1):
            table[t, h] = slope * np.sum(0.9 ** np.arange(1, h + 1))
    return table


def working_scale(frame, percentage):
    low = 0 if frame.min().min() > 0 else frame[frame > 0].min().min() / 2
    if not percentage:
        return np.log(frame + low)
    return np.log((frame + low) / (100 - frame))


def common_movement(levels, countries):
    """Leave-one-out: median of five or more others' changes; of fewer the country's where there is one."""
    steps = levels.diff(axis=1)
    common = pd.DataFrame(np.nan, index=levels.index, columns=levels.columns)
    for area, period in itertools.product(levels.index, levels.columns):
        others = steps[period].drop(area).dropna()
        if len(others) >= 5:
            common.loc[area, period] = others.median()
        elif len(others) and any(country in others.index for country in countries):
            common.loc[area, period] = others[[country for country in countries if country in others.index][0]]
        elif len(others):
            common.loc[area, period] = others.median()
    return common


def spreads_of(own):
    steps = own.diff(axis=1).abs()
    size, count = steps.mean(axis=1), steps.count(axis=1)
    chance = math.pi / 2 - 1
    moving = count > 0
    overall = size[moving].mean()
    between = max(0.0, size[moving].var(ddof=1) / overall**2 - chance * (1 / count[moving]).mean())
    weight = between / (between + chance / count)
    return weight * size + (1 - weight) * overall


def trial(own, spreads, tables, fewest, horizons):
    rows = []
    for area in own.index:
        series = own.loc[area].dropna()
        first = own.columns.get_loc(series.index[0])
        values = series.to_numpy()
        for h in horizons:
            for t in range(fewest - 1, len(values) - h):
                rows.append((first + t, tables[area][t, h] / spreads[area], (values[t + h] - values[t]) / spreads[area]))
    return pd.DataFrame(rows, columns=["origin", "predicted", "actual"])


def own_model(own):
    spreads = spreads_of(own)
    series = {area: own.loc[area].dropna().to_numpy() for area in own.index}
    grid = []
    for alpha in (0.2, 0.4, 0.6, 0.8, 1):
        if alpha < 1:
            grid.append((alpha, 0, 0.8))
        grid += [(alpha, beta, phi) for beta in (0.1, 0.2, 0.4) for phi in (0.8, 0.9)]
    tables = {params: {area: holt_changes(values, params) for area, values in series.items()} for params in grid}

    def total(params):
        found = trial(own, spreads, tables[params], 3, (1, 2, 3))
        return (found.actual - found.predicted).abs().sum()

    best = min(grid, key=total)
    zero = {area: np.zeros((len(values), AHEAD + 1)) for area, values in series.items()}
    methods = {
        "last value": (1, zero),
        "damped Holt": (3, tables[best]),
        "damped Theil–Sen": (8, {area: sen_changes(values) for area, values in series.items()}),
    }
    chosen, shrink, gain, errors = "last value", 0.0, 0.0, {}
    for name, (fewest, table) in methods.items():
        found = trial(own, spreads, table, fewest, (1, 2, 3))
        if found.empty:
            continue
        squares = (found.predicted**2).sum()
        share = float(np.clip((found.predicted * found.actual).sum() / squares, 0, 1)) if squares > 0 else 0.0
        rest = (found.actual - share * found.predicted).abs()
        errors[name] = rest.mean()
        gains = (found.actual.abs() - rest).groupby(found.origin).mean()
        if len(gains) < 2:
            continue
        sure = gains.mean() - round(stats.t.ppf(0.9, min(20, len(gains) - 1)), 4) * gains.sem()
        if sure > gain:
            chosen, shrink, gain = name, share, sure
    widths = []
    fewest, table = methods[chosen]
    for h in range(1, AHEAD + 1):
        found = trial(own, spreads, table, fewest, (h,))
        rest = (found.actual - shrink * found.predicted).abs()
        before = widths[-1] if widths else 0
        if len(rest) < 2:
            widths.append(before * math.sqrt(h / (h - 1)) if widths else math.sqrt(math.pi / 2))
        else:
            widths.append(max(before, np.quantile(rest, 0.8) / NORMAL_90))
    changes = {area: [shrink * table[area][-1, h] for h in range(1, AHEAD + 1)] for area in own.index}
    return {
        "method": chosen,
        "smoothing": dict(zip(("alpha", "beta", "phi"), best)),
        "shrink": shrink,
        "errors": errors,
        "spreads": spreads.to_list(),
        "widths": widths,
        "changes": list(changes.values()),
    }


def kept(signal, noise, freedom):
    """F ÷ (F + mean of F under chance)."""
    return 0.0 if freedom <= 2 or signal == 0 else 1 / (1 + stats.f.mean(1, freedom) * noise / signal)


def common_model(row, season, last):
    steps = row.dropna()
    places = np.array([row.index.get_loc(period) for period in steps.index])
    c, n = steps.to_numpy(), len(steps)
    pace = c.mean()
    effect, fitted = np.zeros(season), 0.0
    if season > 1 and n > season:
        grouped = pd.Series(c - pace).groupby(places % season)
        means = grouped.mean().reindex(range(season)).fillna(0).to_numpy()
        within = ((c - pace - means[places % season]) ** 2).sum()
        share = kept(n / season * (means**2).sum() / (season - 1), within / (n - season), n - season)
        effect, fitted = share * means, share * (season - 1)
    residual = c - pace - effect[places % season]
    free = n - 1 - fitted
    share = kept(n * pace**2, (residual**2).sum() / max(1, free), free)
    left = c - share * pace - effect[places % season]
    shock = math.sqrt((left**2).sum() / max(1, n - share - fitted))
    centre, spread, freedom = [], [], []
    for h in range(1, AHEAD + 1):
        foreseen = sum(share * pace * 0.9**k + effect[(last + k) % season] for k in range(1, h + 1))
        sums = np.convolve(left, np.ones(h), "valid") if n >= h else np.array([])
        span = math.sqrt((sums**2).mean()) if len(sums) else 0.0
        centre.append(foreseen)
        spread.append(max([shock * math.sqrt(h), span, *spread]))
        freedom.append(max(1, math.floor((n - share - fitted) / (1 if shock * math.sqrt(h) >= span else h))))
    return {"pace": pace, "kept": share, "centre": centre, "spread": spread, "freedom": freedom}


PANELS = {
    # name: (percentage, season, periods used from the start)
    "under-18-conceptions": (False, 1, 5),
    "neet": (True, 1, 7),
    "recycling-rate": (True, 1, 12),
    "employment-rate": (True, 1, 14),
    "business-births-rate": (False, 4, 17),
    "business-deaths-count": (False, 4, 13),
    "claimant-rate": (True, 12, 20),
}


def panels():
    for name, (percentage, season, periods) in PANELS.items():
        frame = pd.read_csv(REAL / f"{name}.csv", index_col=0).iloc[:, :periods]
        frame = frame[frame.iloc[:, -1].notna() & (frame.notna().sum(axis=1) == periods)]
        levels = working_scale(frame, percentage)
        countries = [area for area in frame.index if area.lower().endswith("england")]
        common = common_movement(levels, countries)
        own = levels - common.fillna(0).cumsum(axis=1)
        yield {
            "name": name,
            "percentage": percentage,
            "season": season,
            "periods": list(frame.columns),
            "areas": [{"name": area, "values": frame.loc[area].to_list()} for area in frame.index],
            "common": common.iloc[:, 1:].to_numpy().tolist(),
            "own": own_model(own),
            "commonModels": [common_model(common.loc[area], season, periods - 1) for area in frame.index],
        }


def methods():
    rng = np.random.default_rng(7)
    cases = []
    for n in (3, 8, 15):
        values = np.cumsum(rng.normal(0.3, 1, n))
        params = (0.6, 0.2, 0.9)
        # The matrices above and statsmodels are two ways to the same numbers.
        own = holt_changes(values, params)[n - 1, 1:]
        published = [holt_change(values, n - 1, h, params) for h in range(1, AHEAD + 1)] if n > 3 else own
        assert np.allclose(own, published, atol=1e-12), (own, published)
        cases.append(
            {
                "values": values.tolist(),
                "holt": [float(each) for each in published],
                "theilSen": sen_changes(values)[n - 1, 1:].tolist() if n >= 8 else None,
            }
        )
    return cases


def intervals():
    shares = [0.1, 0.25, 0.75, 0.9]
    return [
        {
            "freedom": freedom,
            "shares": shares,
            "quantiles": stats.t.ppf(shares, freedom).tolist(),
            "densities": stats.t.pdf(stats.t.ppf(shares, freedom), freedom).tolist(),
        }
        for freedom in (1, 2, 3, 5, 12, 30)
    ]


def xmr():
    series = [[27, 25.4, 26.7, 24.7, 29.4, 27.7, 29.1], [5, 5, 5], [1e6, -1e6, 3.5], [74, 74, 73.3, 72.3, 72.6, 73, 72.4]]
    for values in series:
        ranges = np.abs(np.diff(values))
        centre, mean = np.mean(values), ranges.mean()
        yield {
            "values": values,
            "centre": centre,
            "meanRange": mean,
            "medianRange": np.median(ranges),
            "upper": centre + 2.66 * mean,
            "lower": centre - 2.66 * mean,
            "rangeLimit": 3.267 * mean,
        }


def wilson():
    for met, draws in ((0, 5), (4, 57), (5, 5), (1, 1), (13, 30)):
        low, high = proportion_confint(met, draws, alpha=0.2, method="wilson")
        yield {"met": met, "draws": draws, "low": low, "high": high}


def achieved(start, goal, latest, polarity, tolerance=None):
    """Share of the promised change that has come; of what is only to be held 1 or 0. In exact decimals."""
    start, goal, latest = Decimal(str(start)), Decimal(str(goal)), Decimal(str(latest))
    sign = {"higher": 1, "lower": -1, "none": 0}[polarity]
    gains = abs(goal - start) if sign == 0 else sign * (goal - start)
    if tolerance is None and gains > 0:
        return float((latest - start) / (goal - start))
    worse = abs(latest - goal) if sign == 0 else sign * (goal - latest)
    return 1.0 if worse <= Decimal(str(tolerance or 0)) else 0.0


def earned(share, floor, cap):
    return float(np.where(share < floor, 0.0, np.minimum(share, cap)))


def achievement():
    rng = np.random.default_rng(11)

    def case(form, start, goal, latest, polarity, tolerance=None, **more):
        share = achieved(start, goal, latest, polarity, tolerance)
        rewards = [{"floor": floor, "cap": cap, "earned": earned(share, floor, cap)} for floor, cap in RULES]
        numbers = {"baseline": start, "target": goal, "latest": latest, "polarity": polarity, "tolerance": tolerance}
        return {"form": form, **numbers, **more, "achievement": share, "rewards": rewards}

    def tenths(low, high):
        return round(float(rng.uniform(low, high)), 1)

    yield case("falling", 9564, 7890, 8727, "lower")
    yield case("rising", 29.1, 36.2, 32.65, "higher")
    for _ in range(12):
        start, step = tenths(20, 60), abs(tenths(1, 9))
        yield case("rising", start, round(start + step, 1), tenths(start - 5, start + 14), "higher")
        yield case("falling", start, round(start - step, 1), tenths(start - 14, start + 5), "lower")
        either = rng.choice([-1, 1])
        yield case("either way", start, round(start + either * step, 1), tenths(start - 9, start + 9), "none")
        for polarity in ("higher", "lower", "none"):
            tolerance = abs(tenths(0.1, 2))
            yield case("flat within a tolerance", start, start, tenths(start - 3, start + 3), polarity, tolerance)
            centre = round(start + tenths(-1, 1), 1)
            yield case("band", start, centre, tenths(start - 3, start + 3), polarity, tolerance)
            yield case("flat", start, start, tenths(start - 1, start + 1), polarity)
        # A gap is ours less theirs, and the same sum is done with it.
        theirs, theirs_then = tenths(30, 50), tenths(30, 50)
        ours, ours_then = round(theirs - 5, 1), tenths(theirs_then - 7, theirs_then)
        gap, gap_then = (float(Decimal(str(a)) - Decimal(str(b))) for a, b in ((ours, theirs), (ours_then, theirs_then)))
        sides = {"ours": [ours, ours_then], "theirs": [theirs, theirs_then]}
        yield case("gap", gap, -2.0, gap_then, "higher", **sides)


RULES = [(0.6, 1.0), (0.0, 1.0), (0.6, 1.2)]

write("panels", list(panels()))
write("methods", methods())
write("intervals", intervals())
write("xmr", list(xmr()))
write("wilson", list(wilson()))
write("achievement", list(achievement()))
