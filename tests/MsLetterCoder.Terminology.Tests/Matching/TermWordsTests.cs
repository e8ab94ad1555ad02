using MsLetterCoder.Clinical.Matching;

namespace MsLetterCoder.Terminology.Tests.Matching;

public sealed class TermWordsTests
{
    [Theory]
    [InlineData("Haemorrhage of oesophagus", "hemorrhages of the esophagus")]
    [InlineData("Crohn's disease", "Crohn disease")]
    [InlineData("Tumour of fibre", "tumors of fiber")]
    [InlineData("Ménière's disease", "Meniere's disease")]
    [InlineData("Immunisation", "immunization")]
    [InlineData("Leg and arm", "leg & arm")]
    [InlineData("Family allergies", "family allergy")]
    [InlineData("Co-codamol 30mg", "co codamol 30 mg")]
    public void Sequence_IsOneForSpellings(string one, string other) => Assert.Equal(TermWords.Sequence(one, out _), TermWords.Sequence(other, out _));

    [Theory]
    [InlineData("Pain in arm", "Arm in pain")]
    [InlineData("Type 1", "Type 2")]
    [InlineData("Virus", "Viru")]
    [InlineData("Psoriasis", "Psoriasi")]
    public void Sequence_IsNotOneForOtherWords(string one, string other) => Assert.NotEqual(TermWords.Sequence(one, out _), TermWords.Sequence(other, out _));
}
