using System.Buffers;

namespace Cordon.Domain.Detection.Lists;

/// <summary>Names of tools made to find or use weaknesses. The public list's "scanner" also holds certificate checks and the like; these are none.</summary>
public static class AttackTools
{
    // As the tools call themselves by default; matched anywhere in the agent, in any case.
    private static readonly string[] Names =
    [
        "Nikto", "sqlmap", "ZmEu", "masscan", "WPScan", "Acunetix", "Nessus", "DirBuster", "OpenVAS", "Nmap Scripting Engine", "zgrab", "l9explore", "l9scan", "WhatWeb", "gobuster",
        "feroxbuster", "Fuzz Faster U Fool", "wfuzz", "Nuclei", "Arachni", "skipfish", "w3af", "Havij", "jorgee", "Morfeus", "muieblackcat", "commix", "Jaeles", "dirsearch",
    ];

    private static readonly SearchValues<string> Any = SearchValues.Create(Names, StringComparison.OrdinalIgnoreCase);

    /// <summary>The tool's name as it is usually written; null where the text names none.</summary>
    public static string? Find(string userAgent)
    {
        var at = userAgent.AsSpan().IndexOfAny(Any);
        return at < 0 ? null : Array.Find(Names, name => userAgent.AsSpan(at).StartsWith(name, StringComparison.OrdinalIgnoreCase));
    }
}
