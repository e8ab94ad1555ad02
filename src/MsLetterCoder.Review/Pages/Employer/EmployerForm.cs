using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using MsLetterCoder.Clinical.Letters;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Review.Pages.Employer;

/// <summary>The form of a letter to an employer, read. What is malformed or too long is a fault, and stays in the form.</summary>
internal sealed class EmployerForm
{
    /// <summary>Most characters of a line: name, addressee, sender, contact.</summary>
    public const int LongestLine = 200;

    /// <summary>Most characters of the employer's name and address.</summary>
    public const int LongestEmployer = 500;

    /// <summary>Most characters of the person's own words.</summary>
    public const int LongestOwnWords = 2_000;

    /// <summary>Most characters of an edited letter.</summary>
    public const int LongestText = 20_000;

    private readonly IFormCollection form;

    private EmployerForm(IFormCollection form) => this.form = form;

    /// <summary>What was chosen.</summary>
    public EmployerChoices Choices { get; private set; } = null!;

    /// <summary>The letter as somebody edited it; null where it is the program's.</summary>
    public string? Edited { get; private set; }

    /// <summary>What is asked for: 'show', 'unedit', 'usual'; anything else is the page.</summary>
    public string Do => form["do"].ToString();

    /// <summary>Why it cannot be taken; null where it can.</summary>
    public string? Fault { get; private set; }

    /// <summary>Reads one.</summary>
    /// <param name="form">The form.</param>
    /// <param name="source">What can be told.</param>
    /// <param name="writer">The tables.</param>
    /// <param name="today">Date of the letter where none is given.</param>
    public static EmployerForm Read(IFormCollection form, EmployerSource source, EmployerLetterWriter writer, DateOnly today)
    {
        var read = new EmployerForm(form);
        HashSet<string> ticks = read.Set("tick");
        List<WorkKind> work = [.. read.Set("work").Order(StringComparer.Ordinal).Select(w => Labels.TryRead(w, out WorkKind kind) ? kind : (WorkKind?)null).OfType<WorkKind>()];
        HashSet<string> told = read.Set("detail");
        read.Choices = new EmployerChoices
        {
            Ticks = ticks,
            Confirmed = read.Set("confirmed").Where(k => ticks.Contains(k) || k == EmployerChoices.Diagnosis).ToHashSet(StringComparer.Ordinal),
            LeftOut = source.Tellable.Where(t => ticks.Contains(t.Key)).SelectMany(t => t.Details).Select(d => d.Key).Where(k => !told.Contains(k)).ToHashSet(StringComparer.Ordinal),
            Adjustments = read.Asked(writer, work, ticks),
            Voice = read.Label<LetterVoice>("voice"),
            Work = work,
            NameDiagnosis = form["name_condition"] == "yes",
            PreferNeutral = form["prefer_neutral"] == "yes",
            Nation = read.Label<Nation>("nation"),
            Style = read.Label<LetterStyle>("style"),
            Date = read.Day("date") ?? today,
            Review = read.Day("review"),
            PersonName = read.Text("person_name", LongestLine),
            Employer = read.Text("employer", LongestEmployer),
            Addressee = read.Text("addressee", LongestLine),
            Sender = read.Text("sender", LongestLine),
            Contact = read.Text("contact", LongestLine),
            OwnWords = read.Text("own_words", LongestOwnWords),
        };
        string? text = read.Text("text", LongestText);
        read.Edited = text is null || read.Do == "unedit" || MarkOf(text) == form["begun"] ? null : text + "\n";
        return read;
    }

    /// <summary>By this a page knows the program's words again: what comes back unlike it was edited.</summary>
    public static string MarkOf(string? text) => text is null ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n").Trim())))[..16];

    /// <summary>The requests: null leaves them to the tables, as long as they stand as the tables chose them. Beside those chosen by hand a matter ticked since brings its usual ones.</summary>
    private HashSet<string>? Asked(EmployerLetterWriter writer, List<WorkKind> work, HashSet<string> ticks)
    {
        HashSet<string> given = Set("adjustment");
        if (Do == "usual" || (form["by_hand"] != "yes" && given.SetEquals(Set("usual"))))
        {
            return null;
        }

        HashSet<string> offered = Set("offered");
        given.UnionWith(ticks.SelectMany(t => writer.Requests(t, work, ticks.Count)).Where(r => r.Chosen && !offered.Contains(r.Key)).Select(r => r.Key));
        return given;
    }

    private HashSet<string> Set(string field) => form[field].OfType<string>().Where(v => v.Length > 0).ToHashSet(StringComparer.Ordinal);

    private T Label<T>(string field)
        where T : struct, Enum => Labels.TryRead(form[field], out T value) ? value : default;

    private DateOnly? Day(string field)
    {
        string given = form[field].ToString();
        if (given.Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(given, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return day;
        }

        Fault ??= "A date is no date: write year, month and day, as 2026-11-22.";
        return null;
    }

    private string? Text(string field, int longest)
    {
        string text = form[field].ToString().ReplaceLineEndings("\n").Trim();
        if (text.Length > longest)
        {
            Fault ??= string.Create(CultureInfo.InvariantCulture, $"Something is too long: {field.Replace('_', ' ')} has at most {longest} characters.");
        }

        return text.Length == 0 ? null : text;
    }
}
