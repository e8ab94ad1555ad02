using MsLetterCoder.Store.Database;

namespace MsLetterCoder.Store.Audit;

/// <summary>Proves an audit trail whole, or says where it is not.</summary>
internal static class AuditVerifier
{
    /// <summary>Walks the whole chain.</summary>
    /// <param name="session">A snapshot that began after <paramref name="anchored"/> was read, so that the anchor can only be behind.</param>
    /// <param name="chain">The chain's key.</param>
    /// <param name="anchored">What the anchor names; null where it is missing or damaged.</param>
    public static AuditReport Verify(Session session, AuditChain chain, AuditHead? anchored)
    {
        var findings = new List<AuditFinding>();
        AuditHead last = AuditHead.Empty;
        bool anchorMet = anchored?.IsSameAs(AuditHead.Empty) == true;
        session.Prepare("SELECT id, at, actor, action, entity, entity_id, detail, mac FROM audit ORDER BY id").Rows(r =>
        {
            var row = new AuditHead(r.GetInt64(0), r.GetBytes(7));
            if (row.Id != last.Id + 1)
            {
                findings.Add(new(AuditFindingKind.Gap, row.Id, row.Id == last.Id + 2 ? $"Row {last.Id + 1} is missing." : $"Rows {last.Id + 1} to {row.Id - 1} are missing."));
            }
            else if (!row.Mac.AsSpan().SequenceEqual(chain.Mac(
                last.Mac, row.Id, r.GetString(1), r.GetString(2), r.GetString(3), r.GetOptionalString(4), r.GetOptionalInt64(5), r.GetOptionalString(6))))
            {
                findings.Add(new(AuditFindingKind.Changed, row.Id, $"Row {row.Id} was changed, or the row before it was replaced."));
            }

            if (anchored?.Id == row.Id)
            {
                anchorMet = true;
                if (!anchored.IsSameAs(row))
                {
                    findings.Add(new(AuditFindingKind.Replaced, row.Id, $"Row {row.Id} is not the one that was anchored: the trail was replaced up to there."));
                }
            }

            last = row;
            return row.Id;
        });

        if (anchored is null)
        {
            findings.Add(new(AuditFindingKind.AnchorMissing, last.Id, "The anchor file is missing or damaged: it cannot be shown that no rows were cut off the end."));
        }
        else if (!anchorMet)
        {
            findings.Add(new(AuditFindingKind.Truncated, last.Id, $"The trail ends at row {last.Id} and row {anchored.Id} was anchored: rows were cut off, or an older copy of the database was put back."));
        }

        return new AuditReport { Rows = last.Id, AnchoredRow = anchored?.Id, Findings = findings };
    }
}
