using System.Globalization;
using Nhi.Governance.FormatTables;

// Writes the tables of the scanner. Run it after a change of the catalogue; a test tells when that was forgotten.
string root = Directory.GetCurrentDirectory();
while (!File.Exists(Path.Combine(root, "Nhi.Governance.sln")))
{
    root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("There is no Nhi.Governance.sln in this folder or above it.");
}

string formats = Path.Combine(root, "src", "Nhi.Governance.Secrets", "Formats");
try
{
    var tables = Tables.Build(Catalogue.Read(Path.Combine(formats, "Catalogue")));
    File.WriteAllText(Path.Combine(formats, TableWriter.FileName), TableWriter.Write(tables));
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{tables.Formats.Count} formats, {tables.Anchors.Count} anchors, {tables.Keys.Keys.Count} keys, {tables.WordKeys.Keys.Count} keys where words begin, {tables.Code.Length} bytes of programs, {tables.Candidates * 1024:0.0} candidates a KB"));
    return 0;
}
catch (FormatException e)
{
    await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
    return 1;
}
