namespace MsLetterCoder.Training.Corpus;

/// <summary>What the gold of a document speaks of.</summary>
public enum GoldScope
{
    /// <summary>Everything about a whole document.</summary>
    Document,

    /// <summary>Mentions and contexts of a few sentences (<see cref="SentenceFile"/>).</summary>
    Sentences,

    /// <summary>Triage of a message whose mentions nobody marked (<see cref="TriagedMessageFile"/>).</summary>
    Triage,
}
