namespace Cordon.Features.Ingest.Requests;

/// <summary>The request-log formats that are told apart, line by line.</summary>
public enum RequestFormat
{
    /// <summary>Not recognised.</summary>
    None,
    ApacheCommon,

    /// <summary>Apache's and nginx's combined format, also with a virtual host in front or more fields behind.</summary>
    ApacheCombined,
    CaddyJson,
    TraefikJson,
    TraefikClf,
    EcsJson,
    EnvoyText,
    EnvoyJson,
    AwsAlb,
}

public static class RequestFormats
{
    /// <summary>How many there are, <see cref="RequestFormat.None"/> included.</summary>
    internal const int Count = (int)RequestFormat.AwsAlb + 1;

    /// <summary>All that a request log may be, for people.</summary>
    public const string Sentence =
        "Apache and nginx logs (common, combined), Caddy JSON, Traefik (JSON, CLF), ECS JSON, Envoy (text, JSON) " +
        "and AWS application load balancer logs, plain or as gzip";

    /// <summary>The format's name in the store, in exports and on the command line: a contract.</summary>
    public static string Name(this RequestFormat format) => format switch
    {
        RequestFormat.ApacheCommon => "apache-common",
        RequestFormat.ApacheCombined => "apache-combined",
        RequestFormat.CaddyJson => "caddy-json",
        RequestFormat.TraefikJson => "traefik-json",
        RequestFormat.TraefikClf => "traefik-clf",
        RequestFormat.EcsJson => "ecs-json",
        RequestFormat.EnvoyText => "envoy-text",
        RequestFormat.EnvoyJson => "envoy-json",
        RequestFormat.AwsAlb => "aws-alb",
        _ => "unknown",
    };
}
