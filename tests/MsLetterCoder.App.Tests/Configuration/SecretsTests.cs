using MsLetterCoder.App.Configuration;
using MsLetterCoder.App.Tests.Support;

namespace MsLetterCoder.App.Tests.Configuration;

public sealed class SecretsTests
{
    [Fact]
    public void Secret_ComesFromTheVariableNamed()
    {
        Environment.SetEnvironmentVariable("MSLC_TEST_SECRET", "of the variable");

        Assert.Equal("of the variable", Secrets.Of(new ImapOptions { SecretVariable = "MSLC_TEST_SECRET" }));
    }

    [Theory]
    [InlineData("of the file")]
    [InlineData("of the file\n")]
    [InlineData("of the file\r\nand no more")]
    public void Secret_ComesFromTheFirstLineOfTheFileNamed(string content)
    {
        using var place = new Workplace();
        File.WriteAllText(place.In("secret"), content);

        Assert.Equal("of the file", Secrets.Of(new ImapOptions { SecretFile = place.In("secret"), SecretVariable = "MSLC_TEST_NEVER_SET" }));
    }

    [Fact]
    public void MissingVariable_IsNamed()
    {
        var error = Assert.Throws<ConfigurationException>(() => Secrets.Of(new ImapOptions { SecretVariable = "MSLC_TEST_NEVER_SET" }));

        Assert.Contains("MSLC_TEST_NEVER_SET", error.Message, StringComparison.Ordinal);
        Assert.Contains("Mailbox:Imap:SecretVariable", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("\n")]
    public void MissingOrEmptyFile_IsNamedByItsSetting(string? content)
    {
        using var place = new Workplace();
        if (content is not null)
        {
            File.WriteAllText(place.In("secret"), content);
        }

        var error = Assert.Throws<ConfigurationException>(() => Secrets.Of(new ImapOptions { SecretFile = place.In("secret") }));

        Assert.Contains("Mailbox:Imap:SecretFile", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("KeyFile", "keys/none", "keys/none")]
    [InlineData("KeyVariable", "MSLC_TEST_NEVER_SET", "MSLC_TEST_NEVER_SET")]
    public async Task MissingKeyOfTheStore_StopsTheProgramAndIsNamed(string setting, string value, string named)
    {
        using var place = new Workplace();
        place["Store:KeyFile"] = null;
        place[$"Store:{setting}"] = setting == "KeyFile" ? place.In(value) : value;

        var end = await AppProcess.RunAsync(place, "run", "--once");

        Assert.Equal(2, end.ExitCode);
        Assert.Contains(named, end.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeyOfTheStore_ComesFromTheVariableNamed()
    {
        using var place = new Workplace();
        place["Store:KeyFile"] = null;
        place["Store:KeyVariable"] = "MSLC_TEST_KEY";
        place.Put("1.eml", Mails.Message(1));

        var end = await AppProcess.RunAsync(place, new Dictionary<string, string> { ["MSLC_TEST_KEY"] = File.ReadAllText(place.In("keys/kek")) }, "run", "--once");

        Assert.True(end.ExitCode == 0, end.Errors);
        using var view = place.Look();
        Assert.Equal("Question 1", Assert.Single(view.Messages()).Subject);
    }
}
