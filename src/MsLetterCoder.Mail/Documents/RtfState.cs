namespace MsLetterCoder.Mail.Documents;

/// <summary>What a group of RTF inherits from the group around it and takes back at its end.</summary>
internal struct RtfState
{
    public int CodePage;
    public int UnicodeSkip;
    public bool Skip;
    public bool Hidden;
    public bool Deleted;
    public bool StarSeen;
    public bool InFontTable;
    public RtfTarget Target;

    /// <summary>True where text is not to be kept.</summary>
    public readonly bool Silent => Skip || Hidden || Deleted;
}

/// <summary>Where the text of a group belongs.</summary>
internal enum RtfTarget
{
    /// <summary>The running text.</summary>
    Body,

    /// <summary>Above the text.</summary>
    Header,

    /// <summary>Below the text.</summary>
    Footer,

    /// <summary>Below the text, above the footer.</summary>
    Note,

    /// <summary>The bullet or number of a list item.</summary>
    ListMark,
}
