namespace MsLetterCoder.Clinical.Messages;

/// <summary>Reads Authentication-Results fields (RFC 8601). Only those of the server that the site configured count: anybody can write such a field, and that server takes out what bears its name.</summary>
public static class AuthenticationResults
{
    private static readonly string[] Methods = ["dmarc", "dkim", "spf"];

    /// <summary>The verdict on a sender: DMARC decides where it says pass or fail; else one that fails without a DKIM signature that passes is a failure. A broken S/MIME signature is one too.</summary>
    /// <param name="evidence">What the mail says.</param>
    /// <param name="server">The server's authserv-id, in any case; null: no field counts.</param>
    public static SenderCheck Check(SenderEvidence evidence, string? server)
    {
        List<(string Method, string Result)> results = Of(evidence, server);
        bool Has(string method, params ReadOnlySpan<string> values)
        {
            foreach ((string known, string result) in results)
            {
                if (known == method && values.Contains(result))
                {
                    return true;
                }
            }

            return false;
        }

        if (evidence.SmimeSignatureIntact == false || Has("dmarc", "fail"))
        {
            return SenderCheck.Fail;
        }

        if (Has("dmarc", "pass"))
        {
            return SenderCheck.Pass;
        }

        bool signed = Has("dkim", "pass");
        return Has("dkim", "fail", "policy", "permerror") || (Has("spf", "fail") && !signed) ? SenderCheck.Fail
            : signed || Has("spf", "pass") ? SenderCheck.Pass
            : SenderCheck.None;
    }

    /// <summary>Methods and results (dmarc, dkim, spf; in lower case) of the server's fields, in order; comments are left out.</summary>
    public static List<(string Method, string Result)> Of(SenderEvidence evidence, string? server)
    {
        var results = new List<(string Method, string Result)>();
        foreach (string field in server is null ? [] : evidence.AuthenticationResults)
        {
            string[] parts = WithoutComments(field).Split(';');
            string name = parts[0].Trim().Split([' ', '\t'], 2)[0];
            if (!name.Equals(server, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            foreach (string part in parts.Skip(1))
            {
                string[] words = part.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
                string joined = string.Concat(words.TakeWhile((w, i) => i == 0 || w.StartsWith('=') || words[i - 1].EndsWith('=')));
                int equals = joined.IndexOf('=', StringComparison.Ordinal);
                string method = equals > 0 ? joined[..equals].Split('/')[0].ToLowerInvariant() : "";
                if (Methods.Contains(method))
                {
                    results.Add((method, joined[(equals + 1)..].ToLowerInvariant()));
                }
            }
        }

        return results;
    }

    /// <summary>Comments stand in brackets, which may be nested (RFC 5322 section 3.2.2).</summary>
    private static string WithoutComments(string field)
    {
        var text = new System.Text.StringBuilder(field.Length);
        int depth = 0;
        for (int i = 0; i < field.Length; i++)
        {
            char c = field[i];
            if (c == '\\' && i + 1 < field.Length)
            {
                i++;
            }
            else if (c == '(')
            {
                depth++;
            }
            else if (c == ')' && depth > 0)
            {
                depth--;
            }
            else if (depth == 0)
            {
                text.Append(c);
            }
        }

        return text.ToString();
    }
}
