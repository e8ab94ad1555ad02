using System.Globalization;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Store.Patients;

/// <summary>A list of patients as it is imported.</summary>
internal sealed class PatientList
{
    private static readonly string[] Columns = ["nhs_number", "names", "date_of_birth", "addresses"];

    private readonly List<Entry> entries = [];
    private readonly List<PatientImportProblem> problems = [];

    private PatientList()
    {
    }

    /// <summary>The good lines.</summary>
    public IReadOnlyList<Entry> Entries => entries;

    /// <summary>The others.</summary>
    public IReadOnlyList<PatientImportProblem> Problems => problems;

    /// <summary>Reads a list.</summary>
    /// <exception cref="StoreException">The header line lacks nhs_number or names an unknown column.</exception>
    public static PatientList Read(TextReader text)
    {
        var csv = new CsvReader(text);
        List<string> header = csv.Read()?.ConvertAll(name => name.Trim().TrimStart('\uFEFF').ToLowerInvariant()) ?? [];
        if (!header.Contains(Columns[0]) || header.Exists(name => !Columns.Contains(name)) || header.Distinct().Count() != header.Count)
        {
            throw new StoreException($"The first line of the list must name its columns, each once: {string.Join(", ", Columns)}; nhs_number is needed.");
        }

        var list = new PatientList();
        while (csv.Read() is { } fields)
        {
            list.Add(csv.Line, header, fields);
        }

        return list;
    }

    private void Add(int line, List<string> header, List<string> fields)
    {
        if (fields.Count != header.Count)
        {
            problems.Add(new(line, $"The line has {fields.Count} fields and the header {header.Count}."));
            return;
        }

        string Field(string column) => header.IndexOf(column) is >= 0 and var i ? fields[i].Trim() : "";
        string number = string.Concat(Field("nhs_number").Where(c => c is not (' ' or '-' or '\u00A0')));
        if (!NhsNumber.IsValid(number))
        {
            problems.Add(new(line, "nhs_number is not ten digits with a right check digit."));
            return;
        }

        DateOnly? birth = null;
        if (Field("date_of_birth") is { Length: > 0 } day)
        {
            if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly read))
            {
                problems.Add(new(line, "date_of_birth is not of the form yyyy-MM-dd."));
                return;
            }

            birth = read;
        }

        string[] addresses = Split(Field("addresses"));
        if (!Array.TrueForAll(addresses, address => address.IndexOf('@') > 0))
        {
            problems.Add(new(line, "addresses holds something that is no e-mail address."));
            return;
        }

        entries.Add(new Entry(number, Split(Field("names")), birth, addresses));
    }

    private static string[] Split(string field) => field.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>One line.</summary>
    internal sealed record Entry(string NhsNumber, IReadOnlyList<string> Names, DateOnly? DateOfBirth, IReadOnlyList<string> Addresses);
}
