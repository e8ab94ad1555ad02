using MsLetterCoder.App.Tests.Support;

namespace MsLetterCoder.App.Tests.Once;

/// <summary>Mails that answer one another, received on days of May 2024.</summary>
internal static class ThreadMails
{
    /// <summary>A mail of one text.</summary>
    /// <param name="id">Message-ID, without its domain.</param>
    /// <param name="day">Day of May 2024 on which it is received, at noon.</param>
    /// <param name="from">Its sender.</param>
    /// <param name="text">Its words.</param>
    /// <param name="subject">Its subject.</param>
    /// <param name="names">Message-IDs that it names, oldest first.</param>
    /// <param name="fields">Further header lines, each with its line end.</param>
    public static byte[] Mail(string id, int day, string from, string text, string subject = "My question", IReadOnlyList<string>? names = null, string fields = "") => Mails.Bytes(
        FormattableString.Invariant($"Received: from a.example.org by mx.example.org; {day} May 2024 12:00:00 +0000\n") + fields
        + FormattableString.Invariant($"From: {from}\nTo: ms.team@example.org\nSubject: {subject}\nDate: {day} May 2024 12:00:00 +0000\nMessage-ID: <{id}@example.org>\n")
        + (names is { Count: > 0 } ? $"In-Reply-To: <{names[^1]}@example.org>\nReferences: {string.Join("\n ", names.Select(n => $"<{n}@example.org>"))}\n" : "")
        + $"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{text.ReplaceLineEndings("\n")}\n");

    /// <summary>Words with what they quote below them.</summary>
    public static string Quoting(string words, string quoted) =>
        $"{words}\n\nOn Wed, 1 May 2024 at 12:00, somebody wrote:\n{string.Join('\n', quoted.ReplaceLineEndings("\n").Split('\n').Select(line => line.StartsWith('>') ? $">{line}" : $"> {line}"))}";

    /// <summary>The mail with some of its words replaced.</summary>
    public static byte[] Replaced(this byte[] mail, string words, string by) => System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(mail).Replace(words, by, StringComparison.Ordinal));
}
