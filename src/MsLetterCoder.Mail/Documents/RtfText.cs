using System.Collections.Frozen;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Mail.Mime;

namespace MsLetterCoder.Mail.Documents;

/// <summary>
/// Reads the text of Rich Text Format (RTF 1.9.1). Headers come first and footers and notes last; deleted and hidden text is dropped; table rows
/// become lines with tabs
/// between cells, list marks '- ' or their number.
/// </summary>
internal sealed class RtfText
{
    public const string Renderer = "rtf/1";
    private const int DeepestGroup = 4_000;

    /// <summary>Groups whose content is no text of the letter.</summary>
    private static readonly FrozenSet<string> Skipped = new[]
    {
        "fonttbl", "colortbl", "stylesheet", "info", "pict", "objdata", "objclass", "objname", "fldinst", "themedata", "datastore", "listtable",
        "listoverridetable", "rsidtbl", "generator", "xmlnstbl", "latentstyles", "filetbl", "revtbl", "bkmkstart", "bkmkend", "mmathPr", "pgdsctbl",
        "colorschememapping", "nonshppict", "atnid", "atnauthor", "annotation", "xe", "tc", "sp", "shpinst", "listpicture", "passwordhash",
        "userprops", "factoidname", "nonesttables",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly RtfTokenizer tokenizer;
    private readonly RtfBody body = new();
    private readonly Dictionary<int, int> fonts = [];
    private readonly Stack<RtfState> groups = new();
    private readonly List<byte> bytes = [];
    private RtfState state = new() { CodePage = 1252, UnicodeSkip = 1 };
    private int defaultCodePage = 1252;
    private int fontInTable = -1;
    private int toSkip;
    private int tooDeep;

    private RtfText(ReadOnlyMemory<byte> source) => tokenizer = new RtfTokenizer(source);

    public static DocumentText Read(ReadOnlyMemory<byte> source, DoubtLog doubts, CancellationToken cancellationToken)
    {
        var reader = new RtfText(source);
        reader.ReadAll(doubts, cancellationToken);
        return new DocumentText { Text = TextShape.WellFormed(reader.body.Finish()), Origin = TextOrigin.Rtf, Renderer = Renderer };
    }

    private void ReadAll(DoubtLog doubts, CancellationToken cancellationToken)
    {
        for (int count = 0; ; count++)
        {
            if (count % 100_000 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            RtfToken token = tokenizer.Next();
            if (token.Kind != RtfTokenKind.Byte)
            {
                FlushBytes();
            }

            switch (token.Kind)
            {
                case RtfTokenKind.End:
                    if (groups.Count > 0)
                    {
                        doubts.Add("rtf-unterminated", "The RTF ends inside a group; it may have been cut.");
                    }

                    return;
                case RtfTokenKind.GroupStart:
                    StartGroup(doubts);
                    break;
                case RtfTokenKind.GroupEnd:
                    EndGroup();
                    break;
                case RtfTokenKind.Byte:
                    AddByte(token.Value);
                    break;
                default:
                    Control(token.Word, token.Number);
                    break;
            }
        }
    }

    private void StartGroup(DoubtLog doubts)
    {
        toSkip = 0;
        if (groups.Count >= DeepestGroup)
        {
            doubts.Add("rtf-too-deep", "The RTF is nested deeper than the limit; inner groups were read as one.");
            tooDeep++;
            return;
        }

        groups.Push(state);
        state.StarSeen = false;
    }

    private void EndGroup()
    {
        toSkip = 0;
        if (tooDeep > 0)
        {
            tooDeep--;
            return;
        }

        if (groups.TryPop(out RtfState before))
        {
            if (before.Target != state.Target)
            {
                body.Leave(state.Target);
            }

            state = before;
        }
    }

    private void AddByte(byte value)
    {
        if (toSkip > 0)
        {
            toSkip--;
        }
        else if (!state.Silent)
        {
            bytes.Add(value);
        }
    }

    private void FlushBytes()
    {
        if (bytes.Count > 0)
        {
            body.Write(state.Target, RtfCodePages.Find(state.CodePage).GetString([.. bytes]));
            bytes.Clear();
        }
    }

    private void Control(string word, int? number)
    {
        if (toSkip > 0 && word.Length == 1)
        {
            toSkip--;
            return;
        }

        if (word == "*")
        {
            state.StarSeen = true;
            return;
        }

        bool star = state.StarSeen;
        state.StarSeen = false;
        if (Skipped.Contains(word))
        {
            state.InFontTable |= word == "fonttbl";
            state.Skip = true;
        }
        else if (RtfBody.TargetOf(word) is { } target)
        {
            state.Target = target;
        }
        else if (star && word is not ("shppict" or "shptxt"))
        {
            state.Skip = true;
        }
        else
        {
            Property(word, number);
        }
    }

    private void Property(string word, int? number)
    {
        switch (word)
        {
            case "ansicpg":
                defaultCodePage = state.CodePage = number ?? 1252;
                break;
            case "mac":
                defaultCodePage = state.CodePage = 10000;
                break;
            case "pc" or "pca":
                defaultCodePage = state.CodePage = word == "pc" ? 437 : 850;
                break;
            case "f" when state.InFontTable:
                fontInTable = number ?? -1;
                break;
            case "fcharset" when state.InFontTable:
                fonts[fontInTable] = RtfCodePages.OfCharset(number ?? 0) ?? defaultCodePage;
                break;
            case "f":
                // Charset 0 and 1 mean 'ANSI', which is the page of the document.
                state.CodePage = fonts.TryGetValue(number ?? 0, out int page) && page != 1252 ? page : defaultCodePage;
                break;
            case "uc":
                state.UnicodeSkip = Math.Clamp(number ?? 1, 0, 100);
                break;
            case "u" when number is { } unit:
                Write(((char)(ushort)unit).ToString());
                toSkip = state.UnicodeSkip;
                break;
            case "v":
                state.Hidden = number != 0;
                break;
            case "deleted":
                state.Deleted = number != 0;
                break;
            case "plain":
                state.Hidden = state.Deleted = false;
                break;
            default:
                if (!state.Silent)
                {
                    body.Layout(state.Target, word);
                }

                break;
        }
    }

    private void Write(string text)
    {
        if (!state.Silent)
        {
            body.Write(state.Target, text);
        }
    }
}
