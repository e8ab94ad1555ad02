namespace MsLetterCoder.Clinical.Letters;

/// <summary>How hard a text is to read, names of laws, schemes, people, employer and condition left out.</summary>
/// <param name="Words">Words measured.</param>
/// <param name="Sentences">Sentences measured.</param>
/// <param name="Grade">Flesch-Kincaid grade (Kincaid and others, 1975): 0.39 words a sentence + 11.8 syllables a word - 15.59.</param>
/// <param name="Ease">Flesch reading ease (1948), 0 to 100 and beyond: higher is easier.</param>
/// <param name="WordsPerSentence">Mean length of a sentence, words.</param>
public sealed record ReadingMeasure(int Words, int Sentences, double Grade, double Ease, double WordsPerSentence)
{
    /// <summary>Highest reading age a letter may have, years.</summary>
    public const double OldestAge = 12;

    /// <summary>Reading age, years: the grade of a United States school and the five years before school; never below 5.</summary>
    public double ReadingAge => Math.Max(5, Grade + 5);
}
