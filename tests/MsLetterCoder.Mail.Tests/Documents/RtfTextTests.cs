using System.Text;
using MsLetterCoder.Mail.Documents;

namespace MsLetterCoder.Mail.Tests.Documents;

public sealed class RtfTextTests
{
    private static readonly DocumentReader Reader = new(pdf: new PdfToolOptions { Tool = "" });

    [Theory]
    [InlineData(@"Dear Dr Test\par\par Line two\line three", "Dear Dr Test\n\nLine two\nthree\n")]
    [InlineData(@"caf\'e9 \'93quoted\'94 \endash  \rquote s", "caf\u00E9 \u201Cquoted\u201D \u2013 \u2019s\n")]
    [InlineData(@"\uc1 \u8211 ?x \u-10179?\u-8704?y", "\u2013x \U0001F600y\n")]
    [InlineData(@"{\uc2 \u233 ??a}\u233 ?b", "\u00E9a\u00E9b\n")]
    [InlineData(@"\u8364\'80 5", "\u20AC 5\n")]
    [InlineData(@"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Cyr;}}\f1 \'cf\'f0\f0 \'cf", "\u041F\u0440\u00CF\n")]
    [InlineData(@"{\f0\fs20 a{\b b}c}\v hidden\v0 d{\deleted gone}e", "abcde\n")]
    [InlineData(@"{\*\unknown secret}{\stylesheet{\s0 Normal;}}{\pict 89504e47}{\info{\author X}}text", "text\n")]
    [InlineData(@"{\field{\*\fldinst HYPERLINK ""http://x""}{\fldrslt shown}}", "shown\n")]
    [InlineData(@"\trowd\intbl Drug\cell Dose\cell\row\intbl Baclofen\cell 10 mg\cell\row\pard After\par", "Drug\tDose\nBaclofen\t10 mg\nAfter\n")]
    [InlineData(@"{\listtext\'b7\tab}one\par{\listtext 2.\tab}two\par", "- one\n2. two\n")]
    [InlineData(@"{\header Test Hospital}{\footer Page 1}Body{\footnote Note}\par", "Test Hospital\n\nBody\n\nNote\n\nPage 1\n")]
    [InlineData(@"a\{b\}c\\d\~e\_f\-g", "a{b}c\\d e-fg\n")]
    [InlineData(@"a\bin5 }}}{{b", "ab\n")]
    [InlineData(@"a\tab b\emdash c", "a\tb\u2014c\n")]
    [InlineData("a\r\nb\\\nc", "ab\nc\n")]
    [InlineData(@"\u-10179?alone", "\uFFFDalone\n")]
    public void Read_GivesTheText(string rtf, string expected)
    {
        string file = @"{\rtf1\ansi\ansicpg1252\deff0 " + rtf + "}";

        Assert.Equal(expected, Read(file).Text);
    }

    [Fact]
    public void Read_OfCutFile_SaysSo()
    {
        var text = Read(@"{\rtf1\ansi cut {\b off");

        Assert.Equal("cut off\n", text.Text);
        Assert.Contains(text.Doubts, d => d.Code == "rtf-unterminated");
    }

    private static Clinical.Messages.DocumentText Read(string rtf) =>
        Reader.Read(Encoding.Latin1.GetBytes(rtf), "application/msword", "letter.doc").Text!;
}
