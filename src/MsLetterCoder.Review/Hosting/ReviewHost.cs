using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MsLetterCoder.Clinical.Letters;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Letters;
using MsLetterCoder.Review.Access;
using MsLetterCoder.Review.Pages;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Accounts;

namespace MsLetterCoder.Review.Hosting;

/// <summary>Puts the pages into a web host that has the store among its services.</summary>
public static class ReviewHost
{
    /// <summary>Most bytes of a request: pages are read more than written, and drafts are short.</summary>
    private const long MostRequestBytes = 1024 * 1024;

    /// <summary>Most fields of a form.</summary>
    private const int MostFields = 500;

    /// <summary>Adds the services of the pages.</summary>
    /// <param name="builder">An empty builder with <see cref="LetterStore"/>, <see cref="TimeProvider"/>, <see cref="Terms.CodeBook"/>, <see cref="EmployerLetterWriter"/> and <see cref="ReplyDesk"/> among its services.</param>
    /// <param name="settings">How the pages are served.</param>
    /// <exception cref="ArgumentException">The address is none, or not loopback without a certificate.</exception>
    public static void AddReview(this WebApplicationBuilder builder, ReviewSettings settings)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(settings);
        if (!IPAddress.TryParse(settings.Address, out IPAddress? address))
        {
            throw new ArgumentException("The address of the pages is not an IP address.", nameof(settings));
        }

        if (!IPAddress.IsLoopback(address) && settings.Certificate is null)
        {
            throw new ArgumentException("The pages are refused on an address that is not loopback without a certificate: passwords and letters would cross the network in the clear.", nameof(settings));
        }

        builder.WebHost.UseKestrelCore();
        if (settings.Certificate is not null)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostRequestBytes;
            kestrel.Listen(address, settings.Port, listen =>
            {
                if (settings.Certificate is { } certificate)
                {
                    listen.UseHttps(certificate);
                }
            });
        });
        IServiceCollection services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton<SignIn>();
        services.AddSingleton<CodeTicket>();
        if (settings.Outside is { } outside)
        {
            services.AddSingleton(outside);
            services.AddSingleton<OutsideSignIn>();
            services.AddSingleton<OutsidePages>();
        }

        services.AddSingleton<MessageViews>();
        services.AddSingleton<NursePages>();
        services.AddSingleton<AnswerPages>();
        services.AddSingleton<PatientPages>();
        services.AddSingleton<EmployerLetterDesk>();
        services.AddSingleton<EmployerPages>();
        services.AddSingleton<CoderPages>();
        services.AddSingleton<AdminPages>();
        services.AddSingleton<RecordPages>();
        services.AddRoutingCore();
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.AddAntiforgery(options =>
        {
            options.FormFieldName = "token";
            options.Cookie.Name = settings.Certificate is null ? "form" : "__Host-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.HttpOnly = true;
            options.Cookie.SecurePolicy = settings.Certificate is null ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            options.Cookie.Path = "/";
        });
        services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(options => options.ValueCountLimit = MostFields);
        services.AddDataProtection().SetApplicationName("MsLetterCoder");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options =>
            {
                // The store seals them: no second encryption.
                options.XmlRepository = new StoredKeyRepository(provider.GetRequiredService<LetterStore>());
                options.XmlEncryptor = new NullXmlEncryptor();
            }));
        services.AddAuthentication(SessionCookie.Scheme).AddCookie(SessionCookie.Scheme, options => SessionCookie.Configure(options, settings));
        AuthorizationBuilder rights = services.AddAuthorizationBuilder();
        rights.SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (Role role in Enum.GetValues<Role>())
        {
            rights.AddPolicy(Labels.Of(role), policy => policy.RequireRole(Labels.Of(role)));
        }
    }

    /// <summary>Adds the pages themselves.</summary>
    public static void MapReview(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        ReviewSettings settings = app.Services.GetRequiredService<ReviewSettings>();
        app.UseSecurityHeaders(settings.Certificate is not null);
        app.UseHostNameCheck(settings.HostNames);
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = ErrorPages.FailedAsync, SuppressDiagnosticsCallback = _ => true });
        app.UseStatusCodePages(ErrorPages.StatusAsync);
        app.UseRouting();
        app.UseAuthentication();
        app.UseFormCheck();
        app.UseAuthorization();
        app.UseDutiesFirst();
        app.UseRecordGuard();
        app.MapAssets();
        app.MapAccess();
        if (settings.Outside is not null)
        {
            OutsidePages.Map(app);
        }

        NursePages.Map(app);
        AnswerPages.Map(app);
        PatientPages.Map(app);
        EmployerPages.Map(app);
        CoderPages.Map(app);
        AdminPages.Map(app);
        RecordPages.Map(app);
        app.MapRecordGuard();
    }
}
