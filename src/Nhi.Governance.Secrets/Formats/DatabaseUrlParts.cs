using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>Where the parts of a database URL stand in it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DatabaseUrlParts(Range Scheme, Range User, Range Password, Range Host);
