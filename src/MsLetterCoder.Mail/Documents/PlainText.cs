using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Mail.Mime;

namespace MsLetterCoder.Mail.Documents;

/// <summary>
/// Decodes a plain text file: by its charset where one is named, else by byte order mark, else as UTF-8 where it is that, else as windows-1252.
/// </summary>
internal static class PlainText
{
    public const string Renderer = "text/1";

    public static DocumentText Read(ReadOnlySpan<byte> file, string? charset, DoubtLog doubts) => new()
    {
        Text = TextShape.WellFormed(TextShape.WithLineFeeds(Charsets.Decode(file, charset, doubts, at: 0, exact: true))),
        Origin = TextOrigin.Plain,
        Renderer = Renderer,
    };
}
