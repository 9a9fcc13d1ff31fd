using System.Reflection;
using System.Xml.Linq;

namespace Nhi.Governance.Repository;

/// <summary>A project of src, by its file.</summary>
internal sealed class SourceProject
{
    private readonly XDocument _xml;

    public SourceProject(string path)
        : this(path, XDocument.Load(path))
    {
    }

    internal SourceProject(string path, XDocument xml)
    {
        Path = path;
        _xml = xml;
        Name = System.IO.Path.GetFileNameWithoutExtension(path);
    }

    public string Path { get; }

    public string Name { get; }

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    public IReadOnlyList<string> Packages => [.. Includes("PackageReference")];

    public IReadOnlyList<string> References => [.. Includes("ProjectReference").Select(path => System.IO.Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))];

    public Assembly Load() => Assembly.Load(_xml.Descendants("AssemblyName").SingleOrDefault()?.Value ?? Name);

    public override string ToString() => Name;

    private IEnumerable<string> Includes(string item) => _xml.Descendants(item).Select(element => element.Attribute("Include")?.Value).OfType<string>();
}
