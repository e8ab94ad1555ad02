using System.Reflection;
using MsLetterCoder.App.Configuration;
using MsLetterCoder.App.Tests.Support;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Mail.Imap;
using MsLetterCoder.Mail.Smtp;

namespace MsLetterCoder.App.Tests.Configuration;

public sealed class SettingsTests
{
    private static readonly Type[] Areas = [typeof(MailboxOptions), typeof(StorageOptions), typeof(ModelOptions), typeof(TerminologyOptions), typeof(LimitOptions), typeof(TriageOptions), typeof(CodingOptions), typeof(OutgoingOptions), typeof(AlertOptions), typeof(RetentionOptions), typeof(PageOptions)];

    [Fact]
    public void EveryKey_Binds()
    {
        using var place = new Workplace();
        File.WriteAllText(place.In("all.json"), AllKeys);

        var settings = AppSettings.Load(place.In("all.json"));

        Assert.Equal(("in", 7, DateTimeOffset.Parse("2026-05-01T00:00:00+01:00", null)), (settings.Mailbox.Folder, settings.Mailbox.FolderPollSeconds, settings.Mailbox.QueueFrom));
        Assert.Equal(9, settings.Mailbox.FolderSettleSeconds);
        var imap = settings.Mailbox.Imap;
        Assert.Equal(("mail.example.org", 143, ImapSecurity.StartTls, "ms.team"), (imap.Host, imap.Port, imap.Security, imap.User));
        Assert.Equal(("SECRET", "secret.txt", "https://login.example.org/t", "client"), (imap.SecretVariable, imap.SecretFile, imap.TokenAuthority, imap.ClientId));
        Assert.Equal(("Letters", "Done", "Odd", true), (imap.Folder, imap.ProcessedFolder, imap.QuarantineFolder, imap.MarkSeen));
        Assert.Equal(("roots.pem", "00"), (imap.ExtraRootsPath, imap.PinnedSha256));
        Assert.Equal((1, 2, 3, 4, 5), (imap.ConnectSeconds, imap.ReadSeconds, imap.IdleSeconds, imap.PollSeconds, imap.LastRetrySeconds));
        Assert.Equal(("a.db", "key", "anchor", 6, false), (settings.Store.Path, settings.Store.KeyFile, settings.Store.AuditAnchorFolder, settings.Store.KeepRawDays, settings.Store.RecoveryKeyRequired));
        Assert.Equal(new MsLetterCoder.Store.Erasure.RetentionRules(27, 28, 29, 30), settings.Retention.Rules());
        Assert.Equal(("m", "l", "t"), (settings.Models.Path, settings.Models.LocalFolder, settings.Terminology.Folder));
        var limits = settings.Limits;
        Assert.Equal((8, 9, 10, 11), (limits.MailMebibytes, limits.Parts, limits.Nesting, limits.DecodedMebibytes));
        Assert.Equal((12, 13, "pdf", 14, 15, 16), (limits.DocumentMebibytes, limits.UnpackedMebibytes, limits.PdfTool, limits.PdfSeconds, limits.PdfMebibytes, limits.Attempts));
        var triage = settings.Triage;
        Assert.Equal(("Europe/Dublin", Nation.NorthernIreland, "2026-12-24, 2026-12-31", 17, 18), (triage.TimeZone, triage.Nation, triage.ClosedDays, triage.SameDayMinutes, triage.DueShortlyMinutes));
        Assert.Equal(
            ["08:06-16:00", "08:00-16:00", "08:01-16:00", "08:02-16:00", "08:03-16:00", "08:04-16:00", "08:05-16:00"],
            Enum.GetValues<DayOfWeek>().Select(triage.OpeningHours.Of));
        OutgoingOptions outgoing = settings.Outgoing;
        Assert.Equal(("team@example.org", "The team", "01234 567890", true, 19, false), (outgoing.From, outgoing.FromName, outgoing.Helpline, outgoing.Acknowledge, outgoing.AcknowledgeAgainHours, outgoing.NullReturnPath));
        SmtpOptions smtp = outgoing.Smtp;
        Assert.Equal(("smtp.example.org", 587, SmtpSecurity.StartTls, "sender"), (smtp.Host, smtp.Port, smtp.Security, smtp.User));
        Assert.Equal(("SMTP_SECRET", "smtp.txt", "https://login.example.org/s", "sending"), (smtp.SecretVariable, smtp.SecretFile, smtp.TokenAuthority, smtp.ClientId));
        Assert.Equal(("smtp.pem", "11", 20, 21), (smtp.ExtraRootsPath, smtp.PinnedSha256, smtp.ConnectSeconds, smtp.AnswerSeconds));
        AlertOptions alerts = settings.Alerts;
        Assert.Equal(("a@example.org, b@example.org", "/bin/page", 22, 23, 24, 25), (alerts.To, alerts.Command, alerts.CommandSeconds, alerts.EmergencyMinutes, alerts.SilenceMinutes, alerts.RepeatMinutes));
        Assert.Equal(("c@example.org", "/bin/oncall", 26), (alerts.OutOfHoursTo, alerts.OutOfHoursCommand, alerts.CheckSeconds));
        CodingOptions coding = settings.Coding;
        Assert.Equal((Nation.Scotland, Nation.Scotland, "overrides.tsv", 0.8, 0.2), (coding.Nation, settings.CodingNation, coding.Overrides, coding.Thresholds.Suggest, coding.Thresholds.Ask));
    }

    [Fact]
    public void CodingNation_IsThatOfTheTeamWhereNothingElseIsSaid()
    {
        using var place = new Workplace();
        place["Triage:Nation"] = "Wales";

        Assert.Equal(Nation.Wales, place.Load().CodingNation);
    }

    [Fact]
    public void TheJsonOfAllKeys_HoldsEveryKeyThereIs()
    {
        using var place = new Workplace();
        File.WriteAllText(place.In("all.json"), AllKeys);
        var given = Keys(AppSettings.Load(place.In("all.json"))).ToHashSet();

        Assert.Equal([], Areas.SelectMany(area => Keys(area, SectionOf(area))).Except(given).Except(["Store:KeyVariable"]));
    }

    [Fact]
    public void ExampleFile_StandsInTheRepositoryAndNamesEveryKey()
    {
        var file = Path.Combine(Repository.Root, "appsettings.example.json");
        Assert.True(File.Exists(file), $"{file} is missing: it must show every setting.");

        var given = Keys(AppSettings.Load(file)).ToHashSet();

        Assert.Equal([], Areas.SelectMany(area => Keys(area, SectionOf(area))).Except(given));
    }

    [Theory]
    [InlineData("Mailbx:Folder", "x", "Mailbx")]
    [InlineData("Mailbox:Foldr", "x", "Mailbox:Foldr")]
    [InlineData("Mailbox:Imap:Hots", "x", "Mailbox:Imap:Hots")]
    [InlineData("Store:Pth", "x", "Store:Pth")]
    [InlineData("Models:Folder", "x", "Models:Folder")]
    [InlineData("Limits:MailMegabytes", "1", "Limits:MailMegabytes")]
    [InlineData("Limits:Parts:Most", "1", "Limits:Parts")]
    [InlineData("Mailbox:Imap:Port", "imaps", "Mailbox:Imap:Port")]
    [InlineData("Mailbox:Imap:MarkSeen", "perhaps", "Mailbox:Imap:MarkSeen")]
    [InlineData("Mailbox:Imap:Security", "Ssl", "Mailbox:Imap:Security")]
    [InlineData("Mailbox:Imap:Security", "7", "Security")]
    [InlineData("Mailbox:QueueFrom", "yesterday", "Mailbox:QueueFrom")]
    [InlineData("Limits:PdfSeconds", "1.5", "Limits:PdfSeconds")]
    [InlineData("Mailbox:Folder", "", "Folder")]
    [InlineData("Mailbox:FolderPollSeconds", "0", "FolderPollSeconds")]
    [InlineData("Mailbox:FolderSettleSeconds", "-1", "FolderSettleSeconds")]
    [InlineData("Mailbox:Imap:Port", "65536", "Port")]
    [InlineData("Mailbox:Imap:IdleSeconds", "1741", "IdleSeconds")]
    [InlineData("Mailbox:Imap:Folder", "", "Folder")]
    [InlineData("Mailbox:Imap:ProcessedFolder", "", "ProcessedFolder")]
    [InlineData("Mailbox:Imap:QuarantineFolder", "", "QuarantineFolder")]
    [InlineData("Mailbox:Imap:SecretFile", "", "SecretFile")]
    [InlineData("Store:Path", "", "Path")]
    [InlineData("Store:KeyFile", "", "KeyFile")]
    [InlineData("Store:KeepRawDays", "-1", "KeepRawDays")]
    [InlineData("Models:Path", "", "Path")]
    [InlineData("Terminology:Folder", "", "Folder")]
    [InlineData("Terminology:File", "x", "Terminology:File")]
    [InlineData("Limits:MailMebibytes", "0", "MailMebibytes")]
    [InlineData("Limits:Attempts", "101", "Attempts")]
    [InlineData("Mailbox:Imap:Host", "mail.example.org", "Mailbox:Imap:User")]
    [InlineData("Mailbox:Imap:TokenAuthority", "http://login.example.org", "Mailbox:Imap:TokenAuthority")]
    [InlineData("Mailbox:Imap:ProcessedFolder", "INBOX", "Mailbox:Imap:ProcessedFolder")]
    [InlineData("Mailbox:Imap:QuarantineFolder", "inbox", "Mailbox:Imap:QuarantineFolder")]
    [InlineData("Store:KeyVariable", "KEY", "Store:KeyVariable")]
    [InlineData("Triage:TimeZone", "Europe/Lundon", "Triage:TimeZone")]
    [InlineData("Triage:TimeZone", "", "TimeZone")]
    [InlineData("Triage:TimeZone", "../../../etc/passwd", "Triage:TimeZone")]
    [InlineData("Triage:Nation", "Cornwall", "Triage:Nation")]
    [InlineData("Triage:Nation", "9", "Nation")]
    [InlineData("Triage:OpeningHours:Mon", "09:00-17:00", "Triage:OpeningHours:Mon")]
    [InlineData("Triage:OpeningHours:Friday", "9 to 5", "Triage:OpeningHours:Friday")]
    [InlineData("Triage:OpeningHours", "09:00-17:00", "Triage:OpeningHours")]
    [InlineData("Triage:ClosedDays", "24.12.2026", "Triage:ClosedDays")]
    [InlineData("Triage:ClosedDays:0", "2026-12-24", "Triage:ClosedDays")]
    [InlineData("Triage:SameDayMinutes", "-1", "SameDayMinutes")]
    [InlineData("Triage:DueShortlyMinutes", "10081", "DueShortlyMinutes")]
    [InlineData("Coding:Nation", "Cornwall", "Coding:Nation")]
    [InlineData("Coding:Overrides", "", "Overrides")]
    [InlineData("Coding:Thresholds:Ask", "1.1", "Ask")]
    [InlineData("Coding:Thresholds:Ask", "0.9", "Coding:Thresholds:Suggest")]
    [InlineData("Coding:Thresholds:Hide", "0.1", "Coding:Thresholds:Hide")]
    [InlineData("Outgoing:Smtp:Host", "smtp.example.org", "Outgoing:From")]
    [InlineData("Outgoing:From", "team", "Outgoing:From")]
    [InlineData("Outgoing:FromName", "Team\nBcc: x", "Outgoing:FromName")]
    [InlineData("Outgoing:Acknowledge", "true", "Outgoing:Acknowledge")]
    [InlineData("Outgoing:AcknowledgeAgainHours", "0", "AcknowledgeAgainHours")]
    [InlineData("Outgoing:Smtp:Security", "Ssl", "Outgoing:Smtp:Security")]
    [InlineData("Outgoing:Smtp:TokenAuthority", "https://login.example.org", "Outgoing:Smtp:TokenAuthority")]
    [InlineData("Alerts:To", "nurse@example.org", "Outgoing:Smtp:Host")]
    [InlineData("Alerts:OutOfHoursTo", "nobody", "Alerts:OutOfHoursTo")]
    [InlineData("Alerts:RepeatMinutes", "0", "RepeatMinutes")]
    [InlineData("Alerts:Comand", "x", "Alerts:Comand")]
    public void BadSetting_IsNamed(string key, string value, string named)
    {
        using var place = new Workplace();
        place[key] = value;

        var error = Assert.Throws<ConfigurationException>(place.Load);

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Nonsense:Key", "1", "Nonsense")]
    [InlineData("Store:Pth", "x", "Store:Pth")]
    [InlineData("Mailbox:Imap:Port", "imaps", "Mailbox:Imap:Port")]
    [InlineData("Limits:Attempts", "0", "Attempts")]
    [InlineData("Triage:TimeZone", "Europe/Lundon", "Triage:TimeZone")]
    public async Task BadSetting_StopsTheProgramWithCode2(string key, string value, string named)
    {
        using var place = new Workplace();
        place[key] = value;

        var once = await AppProcess.RunAsync(place, "run", "--once");
        var service = await AppProcess.RunAsync(place, "run");

        Assert.Equal((2, 2), (once.ExitCode, service.ExitCode));
        Assert.Contains(named, once.Errors, StringComparison.Ordinal);
        Assert.Contains(named, service.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(place.StorePath));
    }

    [Fact]
    public async Task BadVariable_StopsTheProgramWithCode2()
    {
        using var place = new Workplace();

        var end = await AppProcess.RunAsync(place, new Dictionary<string, string> { ["MSLC__Limits__Nesting"] = "deep" }, "run", "--once");

        Assert.Equal(2, end.ExitCode);
        Assert.Contains("Limits:Nesting", end.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"Mailbox\": { ", "settings")]
    [InlineData(null, "settings")]
    public void FileThatCannotBeRead_IsSaid(string? json, string words)
    {
        using var place = new Workplace();
        if (json is not null)
        {
            File.WriteAllText(place.In("bad.json"), json);
        }

        var error = Assert.Throws<ConfigurationException>(() => AppSettings.Load(place.In("bad.json")));

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CommandLine_StandsAboveTheFile()
    {
        using var place = new Workplace();
        place["Mailbox:Folder"] = "file";

        var settings = AppSettings.Load(place.Write(), [new("Mailbox:Folder", "line")]);

        Assert.Equal("line", settings.Mailbox.Folder);
    }

    private static string SectionOf(Type area) => (string)area.GetField("Section", BindingFlags.Public | BindingFlags.Static)!.GetRawConstantValue()!;

    private static IEnumerable<string> Keys(Type area, string path) => area.GetProperties().SelectMany(property =>
        property.PropertyType.Namespace == typeof(AppSettings).Namespace ? Keys(property.PropertyType, $"{path}:{property.Name}") : [$"{path}:{property.Name}"]);

    private static IEnumerable<string> Keys(AppSettings settings) =>
        Microsoft.Extensions.Configuration.ConfigurationExtensions.AsEnumerable(settings.Configuration).Select(pair => pair.Key);

    private const string AllKeys =
        """
        {
          "Mailbox": {
            "Folder": "in", "FolderPollSeconds": 7, "FolderSettleSeconds": 9, "AuthenticationServer": "mx.example.org", "TeamAddresses": "ms.team@example.org", "QueueFrom": "2026-05-01T00:00:00+01:00",
            "Imap": {
              "Host": "mail.example.org", "Port": 143, "Security": "StartTls", "User": "ms.team", "SecretVariable": "SECRET", "SecretFile": "secret.txt",
              "TokenAuthority": "https://login.example.org/t", "ClientId": "client", "Folder": "Letters", "ProcessedFolder": "Done", "QuarantineFolder": "Odd",
              "MarkSeen": true, "ExtraRootsPath": "roots.pem", "PinnedSha256": "00", "ConnectSeconds": 1, "ReadSeconds": 2, "IdleSeconds": 3, "PollSeconds": 4,
              "LastRetrySeconds": 5
            }
          },
          "Store": { "Path": "a.db", "KeyFile": "key", "AuditAnchorFolder": "anchor", "KeepRawDays": 6, "RecoveryKeyRequired": false },
          "Retention": { "LettersMonths": 27, "MessagesMonths": 28, "OthersMonths": 29, "PatientsMonths": 30 },
          "Models": { "Path": "m", "LocalFolder": "l" },
          "Terminology": { "Folder": "t" },
          "Limits": {
            "MailMebibytes": 8, "Parts": 9, "Nesting": 10, "DecodedMebibytes": 11, "DocumentMebibytes": 12, "UnpackedMebibytes": 13, "PdfTool": "pdf",
            "PdfSeconds": 14, "PdfMebibytes": 15, "Attempts": 16
          },
          "Coding": { "Nation": "Scotland", "Overrides": "overrides.tsv", "Thresholds": { "Suggest": 0.8, "Ask": 0.2 } },
          "Outgoing": {
            "From": "team@example.org", "FromName": "The team", "Helpline": "01234 567890", "Acknowledge": true, "AcknowledgeAgainHours": 19, "NullReturnPath": false,
            "Smtp": {
              "Host": "smtp.example.org", "Port": 587, "Security": "StartTls", "User": "sender", "SecretVariable": "SMTP_SECRET", "SecretFile": "smtp.txt",
              "TokenAuthority": "https://login.example.org/s", "ClientId": "sending", "ExtraRootsPath": "smtp.pem", "PinnedSha256": "11", "ConnectSeconds": 20, "AnswerSeconds": 21
            }
          },
          "Alerts": {
            "To": "a@example.org, b@example.org", "Command": "/bin/page", "CommandSeconds": 22, "EmergencyMinutes": 23, "SilenceMinutes": 24, "RepeatMinutes": 25,
            "OutOfHoursTo": "c@example.org", "OutOfHoursCommand": "/bin/oncall", "CheckSeconds": 26
          },
          "Triage": {
            "TimeZone": "Europe/Dublin", "Nation": "NorthernIreland", "ClosedDays": "2026-12-24, 2026-12-31", "SameDayMinutes": 17, "DueShortlyMinutes": 18,
            "OpeningHours": {
              "Monday": "08:00-16:00", "Tuesday": "08:01-16:00", "Wednesday": "08:02-16:00", "Thursday": "08:03-16:00", "Friday": "08:04-16:00", "Saturday": "08:05-16:00", "Sunday": "08:06-16:00"
            }
          },
          "Pages": {
            "Enabled": false, "Address": "::1", "Port": 31, "HostNames": "letters.trust.example", "CertificateFile": "cert.pem", "CertificateKeyFile": "key.pem", "IdleMinutes": 32, "LongestHours": 8, "LockAfter": 33,
            "LockMinutes": 34, "SecondFactorRequired": true, "MailboxStaleMinutes": 35,
            "OpenId": {
              "Authority": "https://login.trust.example/t", "ClientId": "letters", "SecretFile": "openid.txt", "SecretVariable": "OPENID", "Scopes": "openid email", "NameClaim": "email", "RoleClaim": "groups",
              "Nurses": "n1, n2", "Coders": "c", "Administrators": "a", "Label": "Trust"
            }
          },
          "Logging": { "LogLevel": { "Default": "Warning" } }
        }
        """;
}
