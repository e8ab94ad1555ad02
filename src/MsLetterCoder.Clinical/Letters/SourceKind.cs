namespace MsLetterCoder.Clinical.Letters;

/// <summary>What a sentence of the letter rests on.</summary>
public enum SourceKind
{
    /// <summary>Words of the clinic letter.</summary>
    Words,

    /// <summary>A row of a knowledge table.</summary>
    Row,

    /// <summary>Fixed words (Knowledge/letters/templates.tsv).</summary>
    Template,

    /// <summary>Something the person chose or typed.</summary>
    Choice,
}
