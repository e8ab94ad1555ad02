using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MsLetterCoder.App.Configuration;

namespace MsLetterCoder.App.Models;

/// <summary>Models trained with nurses' grades: they lie beside the store, never in models/, and serve only once an administrator has accepted them.</summary>
internal sealed class LocalModels(string folder)
{
    private const string About = "accepted.json";

    private string Candidate => Path.Combine(folder, "candidate");

    private string AcceptedPath => Path.Combine(folder, "accepted");

    /// <summary>Those of a site: in Models:LocalFolder, or 'local-models' beside the store.</summary>
    public static LocalModels Of(AppSettings settings) =>
        new(settings.Models.LocalFolder ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(settings.Store.Path))!, "local-models"));

    /// <summary>True where models were trained here, in service or not.</summary>
    public bool Exist => Directory.Exists(Candidate) || Directory.Exists(AcceptedPath);

    /// <summary>Full path of the candidate.</summary>
    public string CandidatePath => Path.GetFullPath(Candidate);

    /// <summary>The models that were accepted; null where none were.</summary>
    /// <exception cref="ModelException">They are not as they were accepted: the program must stop.</exception>
    public ModelFolder? Accepted()
    {
        string about = Path.Combine(AcceptedPath, About);
        if (!Directory.Exists(AcceptedPath))
        {
            return null;
        }

        string? hash = File.Exists(about) ? JsonNode.Parse(File.ReadAllText(about))?["hash"]?.GetValue<string>() : null;
        return hash == HashOf(AcceptedPath)
            ? new ModelFolder(AcceptedPath) { LocalHash = hash }
            : throw new ModelException($"The local models in {Path.GetFullPath(AcceptedPath)} are not as they were accepted: 'models drop' goes back to the program's own, or train and accept them again.");
    }

    /// <summary>Writes models to be accepted, in the place of earlier ones.</summary>
    public void WriteCandidate(IReadOnlyDictionary<string, byte[]> files)
    {
        string fresh = Path.Combine(folder, "candidate.new");
        Remove(fresh);
        foreach ((string name, byte[] bytes) in files)
        {
            string path = Path.Combine(fresh, name.Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }

        Remove(Candidate);
        Directory.Move(fresh, Candidate);
    }

    /// <summary>SHA-256 of the models to be accepted, checked to be readable by this program; null where there are none.</summary>
    /// <exception cref="ModelException">They are damaged or of another version.</exception>
    public string? CandidateHash()
    {
        if (!Directory.Exists(Candidate))
        {
            return null;
        }

        new ModelFolder(Candidate).Read();
        return HashOf(Candidate);
    }

    /// <summary>Takes the candidate into service from the next start on.</summary>
    /// <param name="hash">Its hash.</param>
    /// <param name="by">Account of the administrator.</param>
    /// <param name="at">When.</param>
    public void Accept(string hash, string by, DateTimeOffset at)
    {
        File.WriteAllText(Path.Combine(Candidate, About), new JsonObject { ["hash"] = hash, ["by"] = by, ["at"] = Output.JsonOutput.Time(at) }.ToJsonString());
        Remove(AcceptedPath);
        Directory.Move(Candidate, AcceptedPath);
    }

    /// <summary>Takes accepted models out of service.</summary>
    /// <returns>False where there were none.</returns>
    public bool Drop()
    {
        bool there = Directory.Exists(AcceptedPath);
        Remove(AcceptedPath);
        return there;
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    /// <summary>SHA-256 over names and contents of all files but the word on who accepted them.</summary>
    private static string HashOf(string path)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string file in Directory.GetFiles(path, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(path, f).Replace('\\', '/')).Where(f => f != About).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(Path.Combine(path, file))));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
