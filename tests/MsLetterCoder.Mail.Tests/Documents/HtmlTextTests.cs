using System.Text;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Mail.Documents;

namespace MsLetterCoder.Mail.Tests.Documents;

public sealed class HtmlTextTests
{
    private static readonly DocumentReader Reader = new(pdf: new PdfToolOptions { Tool = "" });

    [Theory]
    [InlineData("<p>One</p><p>Two</p>", "One\n\nTwo\n")]
    [InlineData("<div>One</div><div>Two</div>", "One\nTwo\n")]
    [InlineData("a<br>b<br><br>c", "a\nb\n\nc\n")]
    [InlineData("  a \n\t b  <b>c</b>d <i> e</i>", "a b cd e\n")]
    [InlineData("a&nbsp;&nbsp;b &amp; &lt;c&gt; &pound;5 &#8211;", "a b & <c> \u00A35 \u2013\n")]
    [InlineData("see <a href=\"https://x.example/?u=1\">my chart</a>.", "see my chart.\n")]
    [InlineData("<ul><li>one<li>two<ul><li>deeper</ul></ul>after", "- one\n- two\n  - deeper\nafter\n")]
    [InlineData("<ol start=3><li>three</li><li>four</li></ol>", "3. three\n4. four\n")]
    [InlineData("<table><tr><th>Drug<th>Dose<tr><td>Baclofen<td>10 mg</table>", "Drug\tDose\nBaclofen\t10 mg\n")]
    [InlineData("<table><tr><td>Diagnosis<td>RRMS<br>Asthma</table>", "Diagnosis\nRRMS\nAsthma\n")]
    [InlineData("<table><tr><td><table><tr><td>in<td>ner</table></table>", "in\tner\n")]
    [InlineData("a<blockquote>b<blockquote>c</blockquote>d</blockquote>e", "a\n> b\n> > c\n> d\ne\n")]
    [InlineData("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b\n")]
    [InlineData("a<span style='DISPLAY : none'>hidden</span><span hidden>h</span><div style=\"mso-hide:all\">h</div>b", "ab\n")]
    [InlineData("<style>x{}</style><script>alert(1)</script><template>t</template>text<!-- c -->", "text\n")]
    [InlineData("<pre>a\n  b</pre><div style=\"white-space: pre-wrap\">c\nd</div>", "a\nb\n\nc\nd\n")]
    [InlineData("zero\u200Bwidth soft\u00ADhyphen", "zerowidth softhyphen\n")]
    [InlineData("a<hr>b", "a\n________________________________\nb\n")]
    [InlineData("<p>unclosed <b>bold <i>both</p><p>next", "unclosed bold both\n\nnext\n")]
    public void Render_LaysOutAsABrowserWould(string html, string expected) => Assert.Equal(expected, Render("<html><body>" + html));

    [Fact]
    public void Render_TakesCharsetFromMeta()
    {
        byte[] file = [.. "<html><head><meta charset=windows-1252></head>caf"u8, 0xE9];

        Assert.Equal("caf\u00E9\n", Reader.Read(file, "text/html", null).Text!.Text);
    }

    [Fact]
    public void Render_OfNothingVisible_IsEmpty() =>
        Assert.Equal(UnreadableKind.Empty, Reader.Read("<html><body><img src=x></body></html>"u8.ToArray(), "text/html", null).Unreadable!.Kind);

    private static string Render(string html) => Reader.Read(Encoding.UTF8.GetBytes(html), "text/html", null).Text!.Text;
}
