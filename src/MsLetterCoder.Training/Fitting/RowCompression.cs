namespace MsLetterCoder.Training.Fitting;

/// <summary>
/// Fits few examples with many features as fast as few features. The best weights are a mix of the examples' own vectors (the representer
/// theorem), so coordinates within the space that the examples span suffice: with the matrix of inner products G = L Lᵀ (Cholesky), row i of L
/// stands for example i, keeps all inner products and thereby the penalty, and has as many columns as there are examples. <see cref="Expand"/>
/// takes the weights found back to the features.
/// </summary>
internal sealed class RowCompression
{
    private const int MostExamples = 1500; // the cube of it is the cost of the factor
    private const double Dependent = 1e-10; // share of its own length by which an example must differ from the mix of those before it

    private readonly IReadOnlyList<MultinomialLoss.Row> _rows;
    private readonly double[][] _factor;

    public RowCompression(IReadOnlyList<MultinomialLoss.Row> rows, int columns)
    {
        _rows = rows;
        _factor = Factorise(InnerProducts(rows, columns));
        Rows = [.. rows.Select((row, i) => row with { Columns = [.. Enumerable.Range(0, i + 1)], Values = _factor[i] })];
    }

    /// <summary>The examples in the new coordinates, as many columns as examples.</summary>
    public IReadOnlyList<MultinomialLoss.Row> Rows { get; }

    /// <summary>True where it pays.</summary>
    public static bool Suits(int examples, int columns) => examples <= MostExamples && examples < columns / 2;

    /// <summary>
    /// The point of <see cref="MultinomialLoss"/> over the features that gives the same scores as <paramref name="point"/> over the new
    /// coordinates.
    /// </summary>
    public double[] Expand(double[] point, int columns, int labels)
    {
        double[] mix = Mix(point, labels);
        double[] expanded = new double[(columns + 1) * labels];
        for (int i = 0; i < _rows.Count; i++)
        {
            MultinomialLoss.Row row = _rows[i];
            for (int f = 0; f < row.Columns.Length; f++)
            {
                int start = row.Columns[f] * labels;
                for (int label = 0; label < labels; label++)
                {
                    expanded[start + label] += row.Values[f] * mix[(i * labels) + label];
                }
            }
        }

        point.AsSpan(_rows.Count * labels, labels).CopyTo(expanded.AsSpan(columns * labels));
        return expanded;
    }

    /// <summary>
    /// How much of each example goes into the weights of each label: solves Lᵀ A = B from the last row up; a dependent example gives nothing.
    /// </summary>
    private double[] Mix(double[] point, int labels)
    {
        double[] mix = new double[_rows.Count * labels];
        for (int i = _rows.Count - 1; i >= 0; i--)
        {
            double pivot = _factor[i][i];
            for (int label = 0; label < labels && pivot > 0; label++)
            {
                double sum = point[(i * labels) + label];
                for (int later = i + 1; later < _rows.Count; later++)
                {
                    sum -= _factor[later][i] * mix[(later * labels) + label];
                }

                mix[(i * labels) + label] = sum / pivot;
            }
        }

        return mix;
    }

    private static double[][] InnerProducts(IReadOnlyList<MultinomialLoss.Row> rows, int columns)
    {
        double[] dense = new double[columns];
        double[][] products = new double[rows.Count][];
        for (int i = 0; i < rows.Count; i++)
        {
            products[i] = new double[i + 1];
            Scatter(rows[i], dense, keep: true);
            for (int j = 0; j <= i; j++)
            {
                double sum = 0;
                for (int f = 0; f < rows[j].Columns.Length; f++)
                {
                    sum += rows[j].Values[f] * dense[rows[j].Columns[f]];
                }

                products[i][j] = sum;
            }

            Scatter(rows[i], dense, keep: false);
        }

        return products;
    }

    private static void Scatter(MultinomialLoss.Row row, double[] dense, bool keep)
    {
        for (int f = 0; f < row.Columns.Length; f++)
        {
            dense[row.Columns[f]] = keep ? row.Values[f] : 0;
        }
    }

    /// <summary>Lower Cholesky factor of a matrix given by its lower half; in place.</summary>
    private static double[][] Factorise(double[][] matrix)
    {
        for (int i = 0; i < matrix.Length; i++)
        {
            double own = matrix[i][i];
            for (int j = 0; j <= i; j++)
            {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++)
                {
                    sum -= matrix[i][k] * matrix[j][k];
                }

                if (j == i)
                {
                    matrix[i][i] = sum > Dependent * own ? Math.Sqrt(sum) : 0;
                }
                else
                {
                    matrix[i][j] = matrix[j][j] > 0 ? sum / matrix[j][j] : 0;
                }
            }
        }

        return matrix;
    }
}
