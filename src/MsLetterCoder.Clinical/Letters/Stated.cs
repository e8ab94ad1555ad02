using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Letters;

/// <summary>A detail the clinic letter states beside a mention: the word the tables know it by, and where it stands.</summary>
internal readonly record struct Stated(string Word, TextSpan Span)
{
    /// <summary>Nothing is stated.</summary>
    public static Stated None => new("", default);

    public bool Is => Word.Length > 0;
}
