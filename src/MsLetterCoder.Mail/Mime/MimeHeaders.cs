using System.Collections;

namespace MsLetterCoder.Mail.Mime;

/// <summary>The header of a mail or part, in the order of its fields.</summary>
public sealed class MimeHeaders : IReadOnlyList<HeaderField>
{
    private static readonly string[] MailFields =
    [
        "From", "To", "Cc", "Subject", "Date", "Received", "Return-Path", "Message-ID", "MIME-Version", "Content-Type", "Delivered-To", "Reply-To", "Sender",
        "References",
    ];

    private readonly List<HeaderField> fields;

    internal MimeHeaders(List<HeaderField> fields) => this.fields = fields;

    /// <inheritdoc/>
    public int Count => fields.Count;

    /// <inheritdoc/>
    public HeaderField this[int index] => fields[index];

    /// <summary>True where a field is there that mails have: the bytes below it are a mail, however broken.</summary>
    public bool IsOfMail => fields.Exists(f => MailFields.Contains(f.Name, StringComparer.OrdinalIgnoreCase));

    /// <summary>The first field of that name, whatever its case; null where there is none.</summary>
    public HeaderField? First(string name)
    {
        foreach (HeaderField field in fields)
        {
            if (field.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return field;
            }
        }

        return null;
    }

    /// <summary>Unfolded value of the first field of that name that is not empty; null where there is none.</summary>
    public string? Value(string name)
    {
        foreach (HeaderField field in All(name))
        {
            if (field.Value.Length > 0)
            {
                return field.Value;
            }
        }

        return null;
    }

    /// <summary>All fields of that name, topmost first.</summary>
    public IEnumerable<HeaderField> All(string name) => fields.Where(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public IEnumerator<HeaderField> GetEnumerator() => fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
