using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Filing;
using MsLetterCoder.Store.Keys;

namespace MsLetterCoder.Store.Patients;

/// <summary>Finds whose a document is. Weights are set by hand: each piece of evidence leaves a share of doubt, and the shares multiply.</summary>
internal sealed class PatientMatcher
{
    private const double Sure = 0.8;
    private const double OfNhsNumber = 0.9;
    private const double OfConfirmedAddress = 0.95;
    private const double OfAddress = 0.85;
    private const double OfNameAndBirth = 0.7;
    private const double LeftByContradiction = 0.5;

    /// <summary>Most name parts looked for: a line is no page.</summary>
    private const int MostParts = 40;

    private readonly Session session;
    private readonly KeyedHash hash;
    private readonly Dictionary<long, List<MatchEvidence>> found = [];
    private readonly List<MatchContradiction> against = [];
    private readonly List<long> others = [];

    private PatientMatcher(Session session, KeyedHash hash)
    {
        this.session = session;
        this.hash = hash;
    }

    /// <summary>Finds the patient.</summary>
    public static PatientMatch Find(Session session, KeyedHash hash, PatientEvidence evidence) => new PatientMatcher(session, hash).Find(evidence);

    private PatientMatch Find(PatientEvidence evidence)
    {
        long? numbered = null;
        if (evidence.NhsNumber is { } number)
        {
            numbered = session.Prepare("SELECT id FROM patient WHERE nhs_hash = $hash").Set("$hash", hash.NhsNumber(number)).Value() as long?;
            Note(numbered, MatchEvidence.NhsNumber, MatchContradiction.UnknownNhsNumber);
        }

        LookUpAddress(evidence.Address, numbered);
        if (evidence is { DateOfBirth: { } birth, Names.Count: > 0 } && NamedAndBorn(evidence.Names, birth) is [long named])
        {
            Note(named, MatchEvidence.NameAndBirth, default);
        }

        if (found.Count == 0)
        {
            return PatientMatch.Nobody with { Contradictions = against, Others = others };
        }

        // A stated number comes first: what else points elsewhere contradicts it.
        long best = numbered ?? found.MaxBy(f => ScoreOf(f.Value)).Key;
        foreach ((long other, List<MatchEvidence> reasons) in found.Where(f => f.Key != best))
        {
            others.Add(other);
            against.Add(reasons.Contains(MatchEvidence.NameAndBirth) ? MatchContradiction.NameOfOther : MatchContradiction.AddressOfOther);
        }

        Contradict(best, evidence);
        double score = ScoreOf(found[best]) * Math.Pow(LeftByContradiction, against.Count);
        return new PatientMatch
        {
            Status = score >= Sure && against.Count == 0 ? MatchStatus.Confirmed : MatchStatus.Unconfirmed,
            PatientId = best,
            Score = new Confidence(score),
            Evidence = [.. found[best].Order()],
            Contradictions = [.. against.Distinct()],
            Others = [.. others.Where(o => o != best).Distinct()],
        };
    }

    private static double ScoreOf(List<MatchEvidence> evidence) => 1 - evidence.Aggregate(1.0, (doubt, e) => doubt * (1 - Weight(e)));

    private static double Weight(MatchEvidence evidence) => evidence switch
    {
        MatchEvidence.NhsNumber => OfNhsNumber,
        MatchEvidence.ConfirmedAddress => OfConfirmedAddress,
        MatchEvidence.Address => OfAddress,
        _ => OfNameAndBirth,
    };

    private void Note(long? patient, MatchEvidence evidence, MatchContradiction missing)
    {
        if (patient is not { } known)
        {
            against.Add(missing);
            return;
        }

        if (!found.TryGetValue(known, out List<MatchEvidence>? reasons))
        {
            found.Add(known, reasons = []);
        }

        reasons.Add(evidence);
    }

    private void LookUpAddress(string? address, long? numbered)
    {
        if (address is null)
        {
            return;
        }

        List<(long Patient, bool Confirmed)> users = session.Prepare("SELECT patient_id, max(confirmed_at IS NOT NULL) FROM patient_address WHERE address_hash = $hash GROUP BY patient_id ORDER BY patient_id")
            .Set("$hash", hash.Address(address)).Rows(r => (r.GetInt64(0), r.GetInt64(1) != 0));
        if (users is [(long only, bool confirmed)])
        {
            Note(only, confirmed ? MatchEvidence.ConfirmedAddress : MatchEvidence.Address, default);
        }
        else if (users.Count > 1 && !users.Exists(u => u.Patient == numbered))
        {
            // An address used for two people never identifies one.
            against.Add(numbered is null ? MatchContradiction.SharedAddress : MatchContradiction.AddressOfOther);
            others.AddRange(users.Select(u => u.Patient));
        }
    }

    private void Contradict(long patient, PatientEvidence evidence)
    {
        bool born = false;
        if (evidence.DateOfBirth is { } stated && BirthOf(patient) is { } known)
        {
            born = stated == known;
            if (!born)
            {
                against.Add(MatchContradiction.OtherBirth);
            }
        }

        if (evidence is { NamesAreThePatients: true, Names.Count: > 0 } && !born && IsOtherwiseNamed(patient, evidence.Names))
        {
            against.Add(MatchContradiction.OtherName);
        }

        if (evidence.Check == SenderCheck.Fail)
        {
            against.Add(MatchContradiction.SenderFailed);
        }
    }

    private DateOnly? BirthOf(long patient) => session.Prepare("SELECT date_of_birth FROM patient WHERE id = $id").Set("$id", patient).Value() is byte[] birth
        ? FactNames.ReadDay(session.Cipher.OpenText("patient", patient, "date_of_birth", birth))
        : null;

    /// <summary>True where the patient has names and not one of their parts is among these.</summary>
    private bool IsOtherwiseNamed(long patient, IReadOnlyList<string> names)
    {
        HashSet<string> stated = [.. names.SelectMany(n => hash.Parts(n)).Select(p => Convert.ToHexString(p))];
        List<byte[]> known = session.Prepare("SELECT p.part_hash FROM patient_name n JOIN patient_name_part p ON p.name_id = n.id WHERE n.patient_id = $id").Set("$id", patient).Rows(r => r.GetBytes(0));
        return stated.Count > 0 && known.Count > 0 && !known.Exists(part => stated.Contains(Convert.ToHexString(part)));
    }

    /// <summary>Patients born that day with a name of which at least two parts, and all but one, are among these.</summary>
    private List<long> NamedAndBorn(IReadOnlyList<string> names, DateOnly birth)
    {
        var parts = new Dictionary<long, (long Patient, int Count)>();
        foreach (byte[] part in names.SelectMany(n => hash.Parts(n)).DistinctBy(p => Convert.ToHexString(p)).Take(MostParts))
        {
            foreach ((long name, long patient) in session.Prepare("SELECT n.id, n.patient_id FROM patient_name_part p JOIN patient_name n ON n.id = p.name_id WHERE p.part_hash = $part")
                .Set("$part", part).Rows(r => (r.GetInt64(0), r.GetInt64(1))))
            {
                parts[name] = (patient, parts.GetValueOrDefault(name).Count + 1);
            }
        }

        return [.. parts.Where(p => p.Value.Count >= 2 && p.Value.Count >= PartsOf(p.Key) - 1).Select(p => p.Value.Patient).Distinct().Where(p => BirthOf(p) == birth)];
    }

    private long PartsOf(long name) => (long)session.Prepare("SELECT count(*) FROM patient_name_part WHERE name_id = $name").Set("$name", name).Value()!;
}
