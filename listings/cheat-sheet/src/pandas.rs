//! Tables. Each function takes a frame with the columns that its Python line names.

use std::sync::Arc;

use polars::prelude::*;

// ANCHOR: aggregate
/// Columns team, total, best.
pub fn aggregate(df: LazyFrame) -> LazyFrame {
    df.group_by_stable([col("team")])
        .agg([col("points").sum().alias("total"), col("points").max().alias("best")])
}
// ANCHOR_END: aggregate

// ANCHOR: transform
/// Each row gets the mean of its team.
pub fn transform(df: LazyFrame) -> PolarsResult<LazyFrame> {
    let mean = col("points").mean().over([col("team")])?;
    Ok(df.with_column(mean.alias("mean")))
}
// ANCHOR_END: transform

// ANCHOR: merge
/// Every id of either side, and whose it is.
pub fn merge(left: LazyFrame, right: LazyFrame) -> LazyFrame {
    let left = left.with_column(lit(true).alias("in_left"));
    let right = right.with_column(lit(true).alias("in_right"));
    let outer = JoinArgs::new(JoinType::Full).with_coalesce(JoinCoalesce::CoalesceColumns);
    left.join(right, [col("id")], [col("id")], outer).with_column(
        when(col("in_right").is_null())
            .then(lit("left_only"))
            .when(col("in_left").is_null())
            .then(lit("right_only"))
            .otherwise(lit("both"))
            .alias("_merge"),
    )
}
// ANCHOR_END: merge

// ANCHOR: pivot
/// One row a day, one column for each of `cities`.
pub fn pivot(df: LazyFrame, cities: DataFrame) -> LazyFrame {
    let (on, day, temp) = (cols(["city"]), cols(["day"]), cols(["temp"]));
    let agg = element().mean();
    df.pivot(on, Arc::new(cities), day, temp, agg, true, "_".into(), Default::default())
}
// ANCHOR_END: pivot

/// How many rows there are of each day and city.
pub fn crosstab(df: LazyFrame, cities: DataFrame) -> LazyFrame {
    let (on, day, temp) = (cols(["city"]), cols(["day"]), cols(["temp"]));
    let agg = element().len();
    df.pivot(on, Arc::new(cities), day, temp, agg, true, "_".into(), Default::default())
}

// ANCHOR: melt
/// One row for each day and city.
pub fn melt(df: LazyFrame) -> LazyFrame {
    df.unpivot(UnpivotArgsDSL {
        on: Some(cols(["oslo", "rome"])),
        index: cols(["day"]),
        variable_name: None,
        value_name: None,
    })
}
// ANCHOR_END: melt

// ANCHOR: rolling
/// The mean of three rows, of fewer at the start.
pub fn rolling(df: LazyFrame) -> LazyFrame {
    let window = RollingOptionsFixedWindow { window_size: 3, min_periods: 1, ..Default::default() };
    df.with_column(col("v").rolling_mean(window).alias("mean"))
}
// ANCHOR_END: rolling

// ANCHOR: sessions
/// A session ends after 1,800 seconds of silence.
pub fn sessions(df: LazyFrame) -> PolarsResult<LazyFrame> {
    let gap = (col("time") - col("time").shift(lit(1))).over([col("user")])?;
    let new = gap.gt(lit(1800)).fill_null(lit(false));
    let session = new.cum_sum(false).over([col("user")])?;
    Ok(df.with_column(session.alias("session")))
}
// ANCHOR_END: sessions
