namespace MsLetterCoder.Clinical.Letters;

/// <summary>How hard a text is to read, names of laws, schemes, people, employer and condition left out.</summary>
/// <param name="Words">Words measured.</param>
/// <param name="Sentences">Sentences measured.</param>
/// <param name="Polysyllables">Words of three syllables and more.</param>
/// <param name="Grade">Flesch-Kincaid grade (Kincaid and others, 1975): 0.39 words a sentence + 11.8 syllables a word - 15.59.</param>
/// <param name="Ease">Flesch reading ease (1948), 0 to 100 and beyond: higher is easier.</param>
/// <param name="WordsPerSentence">Mean length of a sentence, words.</param>
public sealed record ReadingMeasure(int Words, int Sentences, int Polysyllables, double Grade, double Ease, double WordsPerSentence)
{
    /// <summary>Highest reading age a letter may have, years.</summary>
    public const double OldestAge = 12;

    /// <summary>Age, years, by the Flesch-Kincaid grade of a United States school and the five years before school; never below 5.</summary>
    public double AgeByGrade => Math.Max(5, Grade + 5);

    /// <summary>Level by SMOG (McLaughlin, 1969) in its British form: 8 and the root of the long words in 30 sentences, years. It asks for all to be understood, so it lies above the other.</summary>
    public double Smog => Sentences == 0 ? 8 : 8 + Math.Sqrt(30.0 * Polysyllables / Sentences);

    /// <summary>Reading age, years: the higher of the two estimates.</summary>
    public double ReadingAge => Math.Max(AgeByGrade, Smog);
}
