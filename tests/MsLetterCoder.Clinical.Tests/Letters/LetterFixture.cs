using MsLetterCoder.Clinical.Letters;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Tests.Letters;

/// <summary>The program's own knowledge and models, and clinic letters made for these tests.</summary>
internal static class LetterFixture
{
    public const string Whole = """
        Kingsmere General Hospital
        Department of Neurology

        Our ref: KG/44871/ab
        Clinic date: 4 March 2025

        Dr Okonjo
        Thornbury Surgery

        Dear Dr Okonjo,

        Re: Mrs Imelda Vantongeren, DOB 7 August 1981, NHS No 999 000 0018
            14 Larkspur Crescent, Oakminster

        Diagnosis: relapsing remitting multiple sclerosis
        Medication: ocrelizumab 600 mg, baclofen 10 mg

        She has severe fatigue, worse in the heat. She has moderate weakness in her right leg. She has urinary urgency. She has low mood.
        She has no double vision. Her mother has epilepsy. She drinks 30 units of alcohol a week. EDSS 4.5. MRI brain showed new lesions.

        Yours sincerely

        Dr P Quillfeather
        Consultant Neurologist
        """;

    public static string Root { get; } = FindRoot();

    public static ClinicalModels Models { get; } = ClinicalModels.Read(name => File.ReadAllBytes(Path.Combine(Root, "models", name.Replace('/', Path.DirectorySeparatorChar))));

    public static ClinicalKnowledge Clinical { get; } = ClinicalKnowledge.Load(Models.Harvested);

    public static LetterKnowledge Knowledge { get; } = LetterKnowledge.Load(Clinical.Concepts);

    public static DocumentAnalyser Analyser { get; } = new(Clinical, Models);

    public static EmployerSourceReader Reader { get; } = new(Knowledge, Clinical.Concepts);

    public static LetterComposer Composer { get; } = new(Knowledge);

    public static ReleaseCheck Check { get; } = new(Clinical, Knowledge);

    public static EmployerLetterWriter Writer { get; } = new(Clinical);

    public static DocumentAnalysis Analyse(string text) => Analyser.Analyse(new DocumentInput { Text = text, Kind = DocumentKind.ClinicLetter });

    public static EmployerSource Source(string text) => Reader.Read(text, Analyse(text));

    /// <summary>A letter about one sentence.</summary>
    public static string Saying(string words) => $"Kingsmere General Hospital\n\nClinic date: 4 March 2025\n\nDear Dr Okonjo,\n\nRe: Mrs Imelda Vantongeren, DOB 7 August 1981\n\nDiagnosis: relapsing remitting multiple sclerosis\n\n{words}\n\nYours sincerely\n\nDr P Quillfeather\n";

    public static EmployerChoices Choices(params string[] ticks) => new()
    {
        Ticks = ticks.ToHashSet(StringComparer.Ordinal),
        Confirmed = ticks.Append(EmployerChoices.Diagnosis).ToHashSet(StringComparer.Ordinal),
        Date = new DateOnly(2025, 4, 22),
        PersonName = "Imelda Vantongeren",
        Employer = "Pelorus Freight Ltd",
        Work = [WorkKind.Desk],
    };

    /// <summary>What the check finds in an edited letter.</summary>
    public static IReadOnlyList<ReleaseFinding> Found(string text, EmployerChoices choices, string source = Whole) =>
        Check.Check(new ReleaseMaterial { Text = text, SourceText = source, Source = Analyse(source), Choices = choices });

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MsLetterCoder.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("No folder above the tests holds MsLetterCoder.sln.");
    }
}
