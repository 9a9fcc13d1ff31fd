namespace Nhi.Governance.Repository.Docs;

public sealed class CitationTests
{
    [Fact]
    public void Every_reference_of_the_controls_is_in_the_catalogue()
    {
        var cited = Citations.InTables(Repo.Read("docs/controls.md")).Distinct().ToArray();
        Assert.True(cited.Length > 30, $"Only {cited.Length} references were read: has the form of the tables changed?");
        Complaints.None(cited.Where(citation => !StandardsCatalogue.Resolve(citation.Standard, null, citation.Id).IsExact).Select(citation => $"{citation.Standard} {citation.Id}".Trim()));
    }

    [Theory]
    [InlineData("OWASP-NHI 2025 NHI1; NIST-CSF 2.0 GV.RR-02, ID.AM-01", "OWASP-NHI 2025/NHI1 NIST-CSF 2.0/GV.RR-02 NIST-CSF 2.0/ID.AM-01")]
    [InlineData("NIST-SP-800-53 5 AC-2(3)", "NIST-SP-800-53 5/AC-2(3)")]
    [InlineData("CIS-AWS 7.0.0 2.14 (AWS); CIS-K8S 2.0.1 5.1.1 (Kubernetes)", "CIS-AWS 7.0.0/2.14 CIS-K8S 2.0.1/5.1.1")]
    [InlineData("NIST-AI-RMF 1.0 GOVERN 2.1; AiAgent also NIST-AI-RMF 1.0 MAP 1.1", "NIST-AI-RMF 1.0/GOVERN 2.1 NIST-AI-RMF 1.0/MAP 1.1")]
    [InlineData("OWASP-NHI 2025 NHI7 and the kind's own", "OWASP-NHI 2025/NHI7")]
    [InlineData("CIS-GCP 1.8", "CIS-GCP/1.8")]
    [InlineData("RFC 9700", "RFC/9700")]
    [InlineData("SPIFFE", "SPIFFE/")]
    [InlineData("CA/B Forum TLS BR 6.3.2", "CA/B Forum TLS BR/6.3.2")]
    [InlineData("CIS-K8S 2.0.1", "CIS-K8S 2.0.1/")]
    [InlineData("", "")]
    [InlineData("〃", "")]
    public void Citations_are_read_as_they_are_written(string cell, string read) =>
        Assert.Equal(read, string.Join(' ', Citations.InCell(cell).Select(citation => $"{citation.Standard}/{citation.Id}")));

    [Fact]
    public void Only_columns_of_references_are_read() =>
        Assert.Equal(
            [("RFC", "9700"), ("SPIFFE", "")],
            Citations.InTables("| control | references |\n|---|---|\n| RFC 1 | RFC 9700 |\n\n| a | b |\n|---|---|\n| RFC 2 | RFC 3 |\n\n| kind | source |\n|---|---|\n| x | SPIFFE |\n"));
}
