namespace MsLetterCoder.Clinical.Matching;

/// <summary>Kinds of damaged words that <see cref="WordRepair"/> reads as what was meant; each can be switched off by itself.</summary>
[Flags]
public enum WordRepairs
{
    /// <summary>Words are taken as they stand.</summary>
    None = 0,

    /// <summary>Letters that scanning confuses: 'fa11', 'swelIing', 'spasrns'.</summary>
    Scanned = 1,

    /// <summary>A word with a blank or a line end in it: 'constipa tion', 'vita- min'.</summary>
    Broken = 2,

    /// <summary>Two words without a blank: 'nofever', 'bloodcount'.</summary>
    RunTogether = 4,

    /// <summary>One letter too many, too few, wrong, or two exchanged: 'weekness', 'spasmns', 'nubmness'.</summary>
    Misspelt = 8,

    /// <summary>A drug's name as dictation hears it: 'back low fen'.</summary>
    Dictated = 16,

    /// <summary>All of them.</summary>
    All = Scanned | Broken | RunTogether | Misspelt | Dictated,
}
