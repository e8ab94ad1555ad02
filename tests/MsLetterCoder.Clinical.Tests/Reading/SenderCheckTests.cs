using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Tests.Reading;

public sealed class SenderCheckTests
{
    [Theory]
    [InlineData("mx.example.org; dmarc=pass header.from=example.org; dkim=pass header.d=example.org", SenderCheck.Pass)]
    [InlineData("MX.Example.org 1; dmarc=FAIL (p=reject; sp=none) header.from=example.org; spf=pass", SenderCheck.Fail)]
    [InlineData("mx.example.org; dkim=fail (body hash; did not verify) header.d=example.org; spf=pass", SenderCheck.Fail)]
    [InlineData("mx.example.org; dmarc=pass; dkim=fail header.d=list.example.org", SenderCheck.Pass)]
    [InlineData("mx.example.org; spf=fail smtp.mailfrom=example.org", SenderCheck.Fail)]
    [InlineData("mx.example.org; spf=fail; dkim=pass header.d=example.org", SenderCheck.Pass)]
    [InlineData("mx.example.org; spf=softfail", SenderCheck.None)]
    [InlineData("mx.example.org; dkim = fail", SenderCheck.Fail)]
    [InlineData("mx.example.org; dkim/1=fail", SenderCheck.Fail)]
    [InlineData("mx.example.org; none", SenderCheck.None)]
    [InlineData("mx.example.org (dmarc=fail); spf=none", SenderCheck.None)]
    [InlineData("elsewhere.example.com; dmarc=fail; dkim=fail; spf=fail", SenderCheck.None)]
    [InlineData("mx.example.org.evil.example; dmarc=fail", SenderCheck.None)]
    [InlineData("", SenderCheck.None)]
    public void Check_HearsTheConfiguredServerAlone(string field, SenderCheck expected)
    {
        var evidence = new SenderEvidence { AuthenticationResults = ["forger.example; dmarc=pass; dkim=pass", field] };
        Assert.Equal(expected, AuthenticationResults.Check(evidence, "mx.example.org"));
        Assert.Equal(SenderCheck.None, AuthenticationResults.Check(evidence, null));
    }

    [Fact]
    public void Check_ABrokenSignatureOfTheMailItselfIsAFailure()
    {
        Assert.Equal(SenderCheck.Fail, AuthenticationResults.Check(new SenderEvidence { SmimeSignatureIntact = false }, null));
        Assert.Equal(SenderCheck.None, AuthenticationResults.Check(new SenderEvidence { SmimeSignatureIntact = true }, null));
    }
}
