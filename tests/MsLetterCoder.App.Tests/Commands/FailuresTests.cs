using MsLetterCoder.App.Commands;
using MsLetterCoder.App.Configuration;

namespace MsLetterCoder.App.Tests.Commands;

public sealed class FailuresTests
{
    [Fact]
    public void FaultOfTheProgram_IsShownByPlaceAndNeverByItsMessage()
    {
        using var output = new StringWriter();

        var code = Failures.Report(output, Caught(() => throw new InvalidOperationException("words of a letter")));

        Assert.Equal(1, code);
        Assert.Contains(nameof(InvalidOperationException), output.ToString(), StringComparison.Ordinal);
        Assert.Contains(nameof(FailuresTests), output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("words of a letter", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatAPersonCanMend_IsShownInWords()
    {
        Assert.All<Exception>([new ConfigurationException("say this"), new IOException("say this"), new DirectoryNotFoundException("say this")], failure =>
        {
            using var output = new StringWriter();

            Assert.Equal(2, Failures.Report(output, failure));
            Assert.Equal("Stopped: say this", output.ToString().Trim());
        });
    }

    private static Exception Caught(Action fails) => Record.Exception(fails)!;
}
