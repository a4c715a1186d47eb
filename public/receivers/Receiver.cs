#:sdk Microsoft.NET.Sdk.Web
// Receives screenshot callbacks with ASP.NET Core (.NET 10):  CALLBACK_KEY=… PORT=8080 dotnet run Receiver.cs
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

var key = Environment.GetEnvironmentVariable("CALLBACK_KEY");
if (string.IsNullOrEmpty(key)) // Without a key anybody could send callbacks.
    throw new InvalidOperationException("CALLBACK_KEY is not set");

var taken = new ConcurrentDictionary<(string, string), bool>(); // In production a unique index of your database.

var app = WebApplication.CreateBuilder(args).Build();

app.MapPost("/callback", async (HttpRequest request) =>
{
    using var body = new MemoryStream();
    await request.Body.CopyToAsync(body); // The body as it arrived, whatever its Content-Type says.
    var status = Take(body.ToArray());
    return Results.Text($"{{\"code\":{(status == 200 ? 0 : status)}}}", "application/json", statusCode: status);
});

app.Run($"http://*:{Environment.GetEnvironmentVariable("PORT") ?? "8080"}");

// The status is all that the service reads: 200 means "taken, never send it again", anything else "try again later". So
// what is refused must not get 200, or a key that is set wrongly here loses every screenshot without a trace.
int Take(byte[] rawBody)
{
    try
    {
        using var document = JsonDocument.Parse(rawBody);
        var callback = document.RootElement;
        if (callback.ValueKind != JsonValueKind.Object) return 400;
        var t = Field(callback, "t"); // A number; one old page has it as a string.
        if (!IsSigned(Field(callback, "sign"), t)) return 403;
        if (DateTimeOffset.UtcNow.ToUnixTimeSeconds() > long.Parse(t)) return 403; // t is when the signature expires.
        var (stream, path) = (Field(callback, "stream_id"), Field(callback, "pic_url"));
        if (stream == "" || path == "") return 400;

        if (taken.TryAdd((stream, path), true)) // Otherwise a retry: the answer to an earlier attempt got lost.
        {
            // The work comes after the answer: 20 s are all there is.
            var address = Field(callback, "pic_full_url");
            _ = Task.Run(() => Console.WriteLine($"screenshot {address}"));
        }
        return 200;
    }
    catch (JsonException)
    {
        return 400;
    }
}

bool IsSigned(string sign, string t)
{
    if (!Regex.IsMatch(t, @"\A[0-9]{1,15}\z")) return false;
    var expected = Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(key + t)));
    return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(sign));
}

static string Field(JsonElement callback, string name) =>
    callback.TryGetProperty(name, out var value) ? value.ToString() : "";
