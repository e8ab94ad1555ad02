namespace MsLetterCoder.Training.Evaluation;

/// <summary>Agreement on an ordered scale beyond chance.</summary>
internal static class Agreement
{
    /// <summary>Cohen's kappa with squared distances as weights (Cohen 1968): 1 for full agreement, 0 for chance.</summary>
    /// <param name="grades">Grades given by either side, from 0 to below <paramref name="scale"/>.</param>
    /// <param name="scale">Number of grades.</param>
    /// <returns>Null where both sides gave one and the same grade throughout, or there is no case.</returns>
    public static double? QuadraticKappa(IEnumerable<(int First, int Second)> grades, int scale)
    {
        int[] first = new int[scale];
        int[] second = new int[scale];
        long observed = 0;
        long cases = 0;
        foreach ((int one, int other) in grades)
        {
            first[one]++;
            second[other]++;
            observed += (one - other) * (one - other);
            cases++;
        }

        long expected = 0; // times the number of cases
        for (int i = 0; i < scale; i++)
        {
            for (int j = 0; j < scale; j++)
            {
                expected += (long)(i - j) * (i - j) * first[i] * second[j];
            }
        }

        return expected == 0 ? null : 1 - ((double)(observed * cases) / expected);
    }
}
