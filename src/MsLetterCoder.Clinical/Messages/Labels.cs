using System.Text;

namespace MsLetterCoder.Clinical.Messages;

/// <summary>The one spelling of enum values outside the program: snake_case, in JSON, corpus, store and pages.</summary>
public static class Labels
{
    /// <summary>The label of a value: ClinicLetter is 'clinic_letter'.</summary>
    public static string Of<T>(T value) where T : struct, Enum => Cache<T>.ByValue[value];

    /// <summary>Reads a label back; false for an unknown one.</summary>
    public static bool TryRead<T>(string? label, out T value) where T : struct, Enum
    {
        value = default;
        return label is not null && Cache<T>.ByLabel.TryGetValue(label, out value);
    }

    /// <summary>All labels, in the order of the enum.</summary>
    public static IReadOnlyList<string> All<T>() where T : struct, Enum => Cache<T>.Names;

    private static string ToSnakeCase(string name)
    {
        var label = new StringBuilder(name.Length + 4);
        foreach (char c in name)
        {
            if (char.IsUpper(c) && label.Length > 0)
            {
                label.Append('_');
            }

            label.Append(char.ToLowerInvariant(c));
        }

        return label.ToString();
    }

    private static class Cache<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>().ToDictionary(v => v, v => ToSnakeCase(v.ToString()));
        public static readonly Dictionary<string, T> ByLabel = ByValue.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
        public static readonly string[] Names = [.. Enum.GetValues<T>().Select(v => ByValue[v])];
    }
}
