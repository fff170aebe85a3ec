//! From CSV to F1 on both inputs: ten customers, and the Palmer Penguins.

use mini_pipeline::{Config, Pipeline, PipelineError, Schema, Table};

const CUSTOMERS: &str = include_str!("../data/customers.csv");
const PENGUINS: &str = include_str!("../data/penguins.csv");

fn main() -> Result<(), PipelineError> {
    let schema = Schema {
        numeric: &["age", "income"],
        categorical: &["education"],
        label: "purchased",
        positive: "1",
        missing: &[],
    };
    let customers = Table::from_csv(CUSTOMERS, &schema)?;
    let fitted = Pipeline::default().fit(&customers, &[0, 1, 2, 3, 4, 5, 6, 7])?;
    println!("ten customers, learned from the first eight");
    for column in fitted.numeric() {
        let (name, median) = (&column.name, column.median);
        println!("{name:>13}  median {median}  mean {}  std {:.3}", column.mean, column.std);
    }
    for (name, weight) in fitted.feature_names().iter().zip(fitted.weights()) {
        println!("{name:>13} {weight:7.3}");
    }
    println!("{:>13} {:7.3}", "intercept", fitted.intercept());
    println!("the other two {:.3}", fitted.predict_proba(&customers, &[8, 9])?);
    println!("{}\n", fitted.evaluate(&customers, &[8, 9])?);

    let schema = Schema {
        numeric: &["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"],
        categorical: &["island", "species"],
        label: "sex",
        positive: "male",
        missing: &["NA"],
    };
    let penguins = Table::from_csv(PENGUINS, &schema)?;
    println!("penguins: {} with a sex, {} dropped", penguins.rows(), penguins.unlabelled());
    let (test, train): (Vec<usize>, Vec<usize>) =
        (0..penguins.rows()).partition(|row| row % 5 == 0);
    let fitted = Pipeline::default().fit(&penguins, &train)?;
    for (name, weight) in fitted.feature_names().iter().zip(fitted.weights()) {
        println!("{name:>17} {weight:6.3}");
    }
    println!("{}\n", fitted.evaluate(&penguins, &test)?);

    // Every penguin without measurements has no sex either. With the species as label, it stays in.
    let two_species: String =
        PENGUINS.split_inclusive('\n').filter(|line| !line.starts_with("Chinstrap")).collect();
    let by_species =
        Schema { categorical: &["island", "sex"], label: "species", positive: "Gentoo", ..schema };
    let table = Table::from_csv(&two_species, &by_species)?;
    let (test, train): (Vec<usize>, Vec<usize>) = (0..table.rows()).partition(|row| row % 4 == 0);
    let fitted = Pipeline::default().fit(&table, &train)?;
    println!("Adelie or Gentoo: {} rows, with gaps", table.rows());
    println!("{:?}", fitted.categorical()[1].categories);
    println!("{}\n", fitted.evaluate(&table, &test)?);

    let refused = |text: &str| Table::from_csv(text, &schema).unwrap_err();
    println!("refused: {}", refused("sex,island\nmale,Dream\n"));
    let text = PENGUINS.replacen("18.7", "18,7", 1);
    println!("refused: {}", refused(&text));
    let text = PENGUINS.replacen("39.5", "39.5mm", 1);
    println!("refused: {}", refused(&text));
    println!("refused: {}", refused(&PENGUINS.replace(',', ";")));
    println!("refused: {}", refused(&PENGUINS.replacen("39.5", "\"39.5", 1)));
    let misspelled = Table::from_csv(PENGUINS, &Schema { positive: "Male", ..schema });
    println!("refused: {}", misspelled.unwrap_err());
    let unpenalised = Pipeline::new(Config { c: 1e9 });
    println!("refused: {}", unpenalised.fit(&customers, &[0, 1, 2, 3, 4, 5, 6, 7]).unwrap_err());
    let males: Vec<usize> = (0..penguins.rows()).filter(|&row| penguins.labels()[row]).collect();
    println!("refused: {}", Pipeline::default().fit(&penguins, &males).unwrap_err());
    Ok(())
}
