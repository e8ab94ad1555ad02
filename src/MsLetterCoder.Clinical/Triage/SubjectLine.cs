namespace MsLetterCoder.Clinical.Triage;

/// <summary>Whether a subject is the writer's own words (DESIGN.md section 3, 'Triage').</summary>
public static class SubjectLine
{
    private static readonly string[] Replies = ["re:", "re :", "fw:", "fwd:", "aw:", "sv:", "automatic reply:", "out of office:"];

    /// <summary>False where it begins with a reply or forward mark, or equals the thread's earlier subject.</summary>
    public static bool IsOwnWords(string subject, string? threadSubject = null)
    {
        string trimmed = subject.Trim();
        return !Replies.Any(r => trimmed.StartsWith(r, StringComparison.OrdinalIgnoreCase)) && !string.Equals(trimmed, threadSubject?.Trim(), StringComparison.OrdinalIgnoreCase);
    }
}
