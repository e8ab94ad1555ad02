using System.Globalization;
using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.Clinical.Replies;

/// <summary>The acknowledgement, and the first words of answers by category, from Knowledge/replies/drafts.tsv, filled in for a team.</summary>
public sealed class ReplyTexts
{
    /// <summary>Key of the first words where a message is graded an emergency, whatever its category.</summary>
    public const string Emergency = "emergency";

    private const string AcknowledgementKey = "acknowledgement";
    private const int ReviewedBy = 4;
    private const int Cells = 6;

    private readonly Dictionary<string, ReplyTemplate> templates = new(StringComparer.Ordinal);

    private ReplyTexts(KnowledgeFile file, CrisisLines lines, TeamFacts team)
    {
        Unreviewed = lines.Unreviewed;
        foreach (KnowledgeRow row in file.Rows)
        {
            if (row.Cells.Count != Cells || row.Cell(1).Length == 0 || row.Cell(2).Length == 0
                || !DateOnly.TryParseExact(row.Cell(3), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                || !templates.TryAdd(row.Cell(0), new ReplyTemplate(row.Cell(1), Fill(row.Cell(2), lines, team))))
            {
                throw row.Error("a row is a key (once), subject, text, day, and two columns of the review");
            }

            Unreviewed += row.Cell(ReviewedBy).Length == 0 ? 1 : 0;
        }

        if (!templates.Keys.Order(StringComparer.Ordinal).SequenceEqual(Categories.All.Append(AcknowledgementKey).Append(Emergency).Order(StringComparer.Ordinal)))
        {
            throw new KnowledgeException($"{file.Name}: the keys are the categories, '{Emergency}' and '{AcknowledgementKey}'");
        }
    }

    /// <summary>Texts that nobody has reviewed, crisis lines with them.</summary>
    public int Unreviewed { get; }

    /// <summary>The acknowledgement: the same for everybody.</summary>
    public ReplyTemplate Acknowledgement => templates[AcknowledgementKey];

    /// <summary>Reads the texts built into the program.</summary>
    /// <exception cref="KnowledgeException">A row is malformed or a category lacks its text; the message names the file.</exception>
    public static ReplyTexts Load(TeamFacts team) => new(KnowledgeFile.Open("replies/drafts.tsv"), CrisisLines.Load(), team);

    /// <summary>The first words of a category's answers.</summary>
    /// <param name="category">One of <see cref="Categories.All"/>, or <see cref="Emergency"/>; any other is answered as 'thanks_or_other'.</param>
    public ReplyTemplate Of(string category) => templates.GetValueOrDefault(category) ?? templates["thanks_or_other"];

    private static string Fill(string text, CrisisLines lines, TeamFacts team)
    {
        IEnumerable<string> kept = text.Replace("\\n", "\n", StringComparison.Ordinal).Split('\n').Where(line => team.Helpline is not null || !line.Contains("{helpline}", StringComparison.Ordinal));
        string filled = string.Join('\n', kept)
            .Replace("{opening}", team.Opening, StringComparison.Ordinal)
            .Replace("{urgent}", lines.UrgentOf(team.Nation), StringComparison.Ordinal)
            .Replace("{crisis}", lines.CrisisOf(team.Nation), StringComparison.Ordinal)
            .Replace("{helpline}", $"Our helpline: {team.Helpline}.", StringComparison.Ordinal);
        // Northern Ireland has no 111.
        return team.Nation == Nation.NorthernIreland
            ? filled.Replace("Call 111 at any time.", "Call your GP, or your GP out-of-hours service when your GP is closed.", StringComparison.Ordinal)
            : filled;
    }
}
