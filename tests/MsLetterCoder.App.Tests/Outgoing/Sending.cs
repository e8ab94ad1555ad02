using Microsoft.Data.Sqlite;
using MsLetterCoder.App.Tests.Support;
using MsLetterCoder.TestServers;

namespace MsLetterCoder.App.Tests.Outgoing;

/// <summary>A workplace that sends by a scripted server, and patients whose addresses are confirmed.</summary>
internal static class Sending
{
    public const string NhsNumber = "9990000018";

    public static void SendBy(this Workplace place, SmtpServer server)
    {
        place["Outgoing:From"] = "team@hospital.example";
        place["Outgoing:Helpline"] = "01234 567890, Mon-Fri 9 to 12";
        place["Outgoing:Smtp:Host"] = "localhost";
        place["Outgoing:Smtp:Port"] = FormattableString.Invariant($"{server.Port}");
        place["Outgoing:Smtp:Security"] = "None";
    }

    /// <summary>Makes the store with a patient who writes from person1@example.org; a nurse has confirmed it.</summary>
    public static void KnowPerson1(this Workplace place, bool confirmed = true)
    {
        using (var view = place.Look())
        using (var csv = new StringReader($"nhs_number,names,addresses\n{NhsNumber},Testa Person,person1@example.org\n"))
        {
            view.Store.Patients.Import(csv, "admin");
        }

        if (confirmed)
        {
            place.Change("UPDATE patient_address SET confirmed_at = '2026-01-01T00:00:00.000Z', confirmed_by = 'nurse1'");
        }
    }

    /// <summary>Changes the store behind the program's back.</summary>
    public static void Change(this Workplace place, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = place.StorePath, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The words are the test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
