using System.Text.RegularExpressions;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Clinical.Triage.Facts;
using MsLetterCoder.Store.Coders;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Intake;
using MsLetterCoder.Store.Outgoing;
using MsLetterCoder.Store.Patients;
using MsLetterCoder.Store.Watching;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Tests.Database;

/// <summary>A column that holds an enum admits all of its labels and no other.</summary>
public partial class SchemaLabelTests
{
    public static TheoryData<string, string, IReadOnlyList<string>> Columns => new()
    {
        { "mailbox", "state", Labels.All<MailboxState>() },
        { "mailbox_notice", "kind", Labels.All<NoticeKind>() },
        { "message", "state", Labels.All<PipelineState>() },
        { "message", "received_source", Labels.All<ReceivedSource>() },
        { "message", "automatic", Labels.All<AutomaticKind>() },
        { "document", "origin", Labels.All<TextOrigin>() },
        { "document", "patient_basis", Labels.All<PatientBasis>() },
        { "quarantine", "kind", Labels.All<UnreadableKind>() },
        { "patient", "source", Labels.All<PatientSource>() },
        { "patient_match", "status", Labels.All<MatchStatus>() },
        { "fall", "field", Labels.All<TextField>() },
        { "analysis", "kind", Labels.All<DocumentKind>() },
        { "region", "kind", Labels.All<RegionKind>() },
        { "mention", "field", Labels.All<TextField>() },
        { "mention", "context", Labels.All<MentionContext>() },
        { "triage", "urgency", Labels.All<Urgency>() },
        { "red_flag", "field", Labels.All<TextField>() },
        { "contact_restriction", "field", Labels.All<TextField>() },
        { "contact_restriction_next", "field", Labels.All<TextField>() },
        { "message_restriction", "field", Labels.All<TextField>() },
        { "message_event", "kind", Labels.All<EventKind>() },
        { "message_event", "field", Labels.All<TextField>() },
        { "relapse_question", "topic", Labels.All<RelapseTopic>() },
        { "relapse_question", "answer", Labels.All<SaidAnswer>() },
        { "relapse_question", "field", Labels.All<TextField>() },
        { "work_item", "queue", Labels.All<Desk>() },
        { "work_item", "reason", Labels.All<WorkReason>() },
        { "work_item", "urgency", Labels.All<Urgency>() },
        { "work_item", "state", Labels.All<WorkState>() },
        { "coder_decision", "action", Labels.All<CoderAction>() },
        { "coder_decision", "scheme", Labels.All<CodeScheme>() },
        { "coder_decision", "context", Labels.All<MentionContext>() },
        { "coder_decision", "field", Labels.All<TextField>() },
        { "signed_code", "scheme", Labels.All<CodeScheme>() },
        { "signed_code", "context", Labels.All<MentionContext>() },
        { "signed_code", "state", [.. Labels.All<EntryState>().Except(["rejected"])] },
        { "nurse_decision", "action", Labels.All<NurseAction>() },
        { "nurse_decision", "urgency", Labels.All<Urgency>() },
        { "nurse_decision", "closing_urgency", Labels.All<Urgency>() },
        { "nurse_decision", "outcome", Labels.All<CloseOutcome>() },
        { "outbox", "kind", Labels.All<OutboxKind>() },
        { "outbox", "state", Labels.All<OutboxState>() },
        { "acknowledgement", "decision", Labels.All<AcknowledgementDecision>() },
        { "heartbeat", "part", Labels.All<ServicePart>() },
        { "alert", "kind", Labels.All<AlertKind>() },
    };

    [Theory]
    [MemberData(nameof(Columns))]
    public void Column_AdmitsTheLabelsOfItsEnum(string table, string column, IReadOnlyList<string> labels)
    {
        string schema = string.Concat(Migrations.All.Select(m => m.Sql));
        // The last definition is in force: a table may have been built anew.
        string definition = Regex.Matches(schema, $@"CREATE TABLE {table} \(.*?\n\)", RegexOptions.Singleline)[^1].Value
            + string.Concat(Regex.Matches(schema, $@"ALTER TABLE {table} ADD COLUMN .*").Select(m => m.Value));
        Match check = Regex.Match(definition, $@"CHECK \({column} IN \(([^)]*)\)\)");
        Assert.Equal(labels.Order(), Label().Matches(check.Groups[1].Value).Select(m => m.Groups[1].Value).Order());
    }

    [GeneratedRegex("'([a-z0-9_]+)'")]
    private static partial Regex Label();
}
