<?xml version="1.0" encoding="UTF-8"?>
<!--
  From native documents to the ministry's operations, interface specification 3.0: one element of ICP for each operation, and in
  it one record for each filing of the kinds that it serves.

  Input: one document, so that any XSLT 1.0 processor runs this without extension functions or further files:

    <miit sender="1">
      <codes list="entity-nature"><code token="enterprise" number="4"/>…</codes>…   (number="" where there is none)
      <file sha256="…" bytes="61234" base64="…"/>…     (without base64 when it is larger than the interface allows)
      <filing xmlns="urn:beian:filing:1" kind="first" uid="2f81c0aa">…</filing>…
    </miit>

  An element without a value is left out, never written empty: nearly every string of the schema has minLength 1.
  What the interface has no place for stops the transformation with "PATH: sentence"; the sentences are translated in
  core/transform/miit.c, by their English text. What it has no place for and need not have (emergency phones, validity
  of documents, expiry of domains, what the applicant declared) is left out.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:n="urn:beian:filing:1"
    exclude-result-prefixes="n">

  <xsl:output method="xml" encoding="GBK" indent="yes"/>
  <xsl:key name="code" match="/miit/codes/code" use="concat(../@list, ' ', @token)"/>
  <xsl:key name="file" match="/miit/file" use="@sha256"/>

  <!-- The limit of one picture counts its base64 text. Source: annotation of Fjnr and Spwj, upload.xsd. -->
  <xsl:variable name="picture-limit" select="102400"/>
  <!-- That of a verification sheet. -->
  <xsl:variable name="sheet-limit" select="153600"/>
  <!-- Who sends is always a provider, on behalf of the owner: 1. An owner cannot reach the interface. -->
  <xsl:variable name="reported-by-provider" select="1"/>
  <!-- The kinds of what an attachment belongs to. Source: annotation of Ssdxlx. -->
  <xsl:variable name="of-entity" select="1"/>
  <xsl:variable name="of-service" select="2"/>

  <!-- The kinds that have an operation. -->
  <xsl:variable name="kinds"> first add-service add-access modify cancel materials inspection unfiled </xsl:variable>

  <xsl:template match="/miit">
    <UploadData version="V.3.0">
      <ICP>
        <!-- Filings of a kind without an operation stop here. -->
        <xsl:apply-templates select="n:filing[not(contains($kinds, concat(' ', @kind, ' ')))]"/>
        <xsl:if test="n:filing[@kind = 'first']">
          <XZBA>
            <xsl:apply-templates select="n:filing[@kind = 'first']"/>
          </XZBA>
        </xsl:if>
        <xsl:if test="n:filing[@kind = 'add-service']">
          <XZWZ>
            <xsl:apply-templates select="n:filing[@kind = 'add-service']"/>
          </XZWZ>
        </xsl:if>
        <xsl:if test="n:filing[@kind = 'add-access']">
          <XZJR>
            <xsl:apply-templates select="n:filing[@kind = 'add-access']"/>
          </XZJR>
        </xsl:if>
        <xsl:if test="n:filing[@kind = 'modify']">
          <BGBA>
            <xsl:apply-templates select="n:filing[@kind = 'modify']"/>
          </BGBA>
        </xsl:if>
        <xsl:if test="n:filing[@kind = 'cancel']">
          <ZXBA>
            <xsl:apply-templates select="n:filing[@kind = 'cancel']"/>
          </ZXBA>
        </xsl:if>
        <xsl:if test="n:filing[@kind = 'materials']">
          <XZHYD>
            <xsl:apply-templates select="n:filing[@kind = 'materials']"/>
          </XZHYD>
        </xsl:if>
        <xsl:if test="n:filing[@kind = 'inspection']">
          <HSJG>
            <xsl:apply-templates select="n:filing[@kind = 'inspection']"/>
          </HSJG>
        </xsl:if>
        <xsl:if test="n:filing[@kind = 'unfiled']">
          <WBACLJG>
            <xsl:apply-templates select="n:filing[@kind = 'unfiled']/n:site"/>
          </WBACLJG>
        </xsl:if>
        <Qqdwid>
          <xsl:value-of select="@sender"/>
        </Qqdwid>
      </ICP>
    </UploadData>
  </xsl:template>

  <xsl:template match="n:filing">
    <xsl:call-template name="refuse">
      <xsl:with-param name="sentence">The ministry has no operation for this kind of filing; export it in the format native.</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Ids are made of it. -->
  <xsl:template name="demand-uid">
    <xsl:if test="string-length(@uid) != 8 or translate(@uid, '0123456789abcdef', '') != ''">
      <xsl:call-template name="refuse">
        <xsl:with-param name="sentence">The filing has no uid of 8 hexadecimal digits.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- New filing: entity and services. -->
  <xsl:template match="n:filing[@kind = 'first']">
    <xsl:call-template name="demand-uid"/>
    <Baxx>
      <xsl:apply-templates select="n:entity"/>
      <xsl:apply-templates select="n:service"/>
      <xsl:apply-templates select="n:entity" mode="pictures"/>
      <xsl:apply-templates select="n:service" mode="pictures"/>
    </Baxx>
  </xsl:template>

  <!-- New services of an entity that has a number. -->
  <xsl:template match="n:filing[@kind = 'add-service']">
    <xsl:call-template name="demand-uid"/>
    <xsl:call-template name="demand-number"/>
    <Xzxx>
      <Zt_xx>
        <Ztbah>
          <xsl:value-of select="n:entity/n:number"/>
        </Ztbah>
      </Zt_xx>
      <xsl:apply-templates select="n:service"/>
      <xsl:apply-templates select="n:entity" mode="pictures">
        <xsl:with-param name="number" select="n:entity/n:number"/>
      </xsl:apply-templates>
      <!-- A service that has no number yet is known by the id we give it. -->
      <xsl:for-each select="n:service">
        <xsl:variable name="id"><xsl:call-template name="id"/></xsl:variable>
        <xsl:apply-templates select="." mode="pictures"><xsl:with-param name="id" select="$id"/></xsl:apply-templates>
      </xsl:for-each>
    </Xzxx>
  </xsl:template>

  <!-- A new access to each service. What is attached for the entity goes with the first of them. -->
  <xsl:template match="n:filing[@kind = 'add-access']">
    <xsl:call-template name="demand-uid"/>
    <xsl:call-template name="demand-number"/>
    <xsl:apply-templates select="n:service" mode="access"/>
  </xsl:template>

  <xsl:template match="n:service" mode="access">
    <xsl:call-template name="demand-website"/>
    <xsl:call-template name="demand-service-number"/>
    <Xzxx>
      <Wz_xx>
        <Wzbah>
          <xsl:value-of select="n:number"/>
        </Wzbah>
      </Wz_xx>
      <xsl:apply-templates select="n:access" mode="content"/>
      <xsl:if test="not(preceding-sibling::n:service)">
        <xsl:apply-templates select="../n:entity" mode="pictures">
          <xsl:with-param name="number" select="../n:entity/n:number"/>
        </xsl:apply-templates>
      </xsl:if>
      <xsl:apply-templates select="." mode="pictures">
        <xsl:with-param name="number" select="n:number"/>
      </xsl:apply-templates>
      <xsl:call-template name="password">
        <xsl:with-param name="password" select="n:access/n:password"/>
      </xsl:call-template>
    </Xzxx>
  </xsl:template>

  <!--
    The whole record, changed or not: what the filing says where it was asked, what the record says (n:base) elsewhere.
    Entity, services, domains, accesses and addresses stand in the record under the numbers they have in the filing.
  -->
  <xsl:template match="n:filing[@kind = 'modify']">
    <xsl:variable name="what" select="n:modify/n:what"/>
    <xsl:call-template name="demand-uid"/>
    <xsl:call-template name="demand-number"/>
    <Bgxx>
      <xsl:choose>
        <xsl:when test="$what = 'entity' or $what = 'all'">
          <xsl:apply-templates select="n:entity" mode="modify"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select="n:base/n:entity" mode="modify"/>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:apply-templates select="n:base/n:service" mode="modify">
        <xsl:with-param name="what" select="$what"/>
      </xsl:apply-templates>
      <xsl:apply-templates select="n:entity" mode="pictures">
        <xsl:with-param name="number" select="n:entity/n:number"/>
      </xsl:apply-templates>
      <xsl:for-each select="n:service">
        <xsl:apply-templates select="." mode="pictures"><xsl:with-param name="number" select="n:number"/></xsl:apply-templates>
      </xsl:for-each>
    </Bgxx>
  </xsl:template>

  <!-- The bureau's id of an object, as AS; its context is the object in the record. -->
  <xsl:template name="known-id">
    <xsl:param name="as"/>
    <xsl:if test="not(n:bureau-id &gt; 0)">
      <xsl:call-template name="refuse">
        <xsl:with-param name="sentence">The bureau's id of the record is missing.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:element name="{$as}">
      <xsl:value-of select="n:bureau-id"/>
    </xsl:element>
  </xsl:template>

  <!--
    The answer to a task to verify repeats the record that came with it. Other inspections are answered by the filings that mend what was
    found.
  -->
  <xsl:template match="n:filing[@kind = 'inspection']">
    <xsl:if test="not(n:inspection/n:origin = 'verification')">
      <xsl:call-template name="refuse">
        <xsl:with-param name="sentence">The ministry takes the filings that mend what was found; export those.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <Hsjgxx>
      <xsl:apply-templates select="n:verification/n:result" mode="code">
        <xsl:with-param name="as">Hsjg</xsl:with-param>
        <xsl:with-param name="list">verification-result</xsl:with-param>
      </xsl:apply-templates>
      <xsl:apply-templates select="n:verification/n:by" mode="as"><xsl:with-param name="as">Hsrxm</xsl:with-param></xsl:apply-templates>
      <xsl:apply-templates select="n:verification/n:date" mode="as"><xsl:with-param name="as">Hssj</xsl:with-param></xsl:apply-templates>
      <xsl:apply-templates select="n:verification/n:unit" mode="as"><xsl:with-param name="as">Bbdw</xsl:with-param></xsl:apply-templates>
      <xsl:apply-templates select="n:verification/n:opinion" mode="as"><xsl:with-param name="as">Hsyj</xsl:with-param></xsl:apply-templates>
      <xsl:apply-templates select="n:verification/n:errors" mode="as"><xsl:with-param name="as">Cwxx</xsl:with-param></xsl:apply-templates>
      <Baxx>
        <xsl:apply-templates select="n:base/n:entity" mode="verify"/>
        <xsl:apply-templates select="n:base/n:service" mode="verify"/>
      </Baxx>
    </Hsjgxx>
  </xsl:template>

  <xsl:template match="n:entity" mode="verify">
    <Zt_xx>
      <xsl:call-template name="known-id"><xsl:with-param name="as">Ztid</xsl:with-param></xsl:call-template>
      <xsl:apply-templates select="n:name" mode="as"><xsl:with-param name="as">Dwmc</xsl:with-param></xsl:apply-templates>
      <xsl:call-template name="entity-data"><xsl:with-param name="mobile">sjhm</xsl:with-param></xsl:call-template>
      <xsl:apply-templates select="n:remark" mode="as"><xsl:with-param name="as">Bz</xsl:with-param></xsl:apply-templates>
    </Zt_xx>
  </xsl:template>

  <!-- Bbfs stands in each access here. Source: the interface's schema of uploads, HSJG. -->
  <xsl:template match="n:service" mode="verify">
    <xsl:call-template name="demand-website"/>
    <Wz_xx>
      <xsl:call-template name="known-id"><xsl:with-param name="as">Wzid</xsl:with-param></xsl:call-template>
      <xsl:call-template name="site-data"/>
      <xsl:for-each select="n:domain[n:name != '']">
        <Ym_xx>
          <xsl:call-template name="known-id"><xsl:with-param name="as">Ymid</xsl:with-param></xsl:call-template>
          <Ym><xsl:value-of select="n:name"/></Ym>
        </Ym_xx>
      </xsl:for-each>
      <xsl:for-each select="n:access">
        <Jr_xx>
          <xsl:call-template name="known-id"><xsl:with-param name="as">Jrid</xsl:with-param></xsl:call-template>
          <xsl:call-template name="access-ways"/>
          <xsl:for-each select="n:address[n:from != '']">
            <Ip_xx>
              <xsl:call-template name="known-id"><xsl:with-param name="as">Ipid</xsl:with-param></xsl:call-template>
              <xsl:call-template name="range"/>
            </Ip_xx>
          </xsl:for-each>
          <xsl:apply-templates select="n:reporter" mode="code">
            <xsl:with-param name="as">Bbfs</xsl:with-param>
            <xsl:with-param name="list">reporter</xsl:with-param>
          </xsl:apply-templates>
        </Jr_xx>
      </xsl:for-each>
      <xsl:apply-templates select="n:person">
        <xsl:with-param name="as">Wz_Fzr</xsl:with-param>
        <xsl:with-param name="mobile">sjhm</xsl:with-param>
      </xsl:apply-templates>
      <xsl:apply-templates select="n:home-url" mode="as"><xsl:with-param name="as">Syurl</xsl:with-param></xsl:apply-templates>
      <xsl:apply-templates select="n:remark" mode="as"><xsl:with-param name="as">Wz_Bz</xsl:with-param></xsl:apply-templates>
    </Wz_xx>
  </xsl:template>

  <!-- What was done about one unfiled site. -->
  <xsl:template match="n:site">
    <Clxx>
      <xsl:apply-templates select="n:domain" mode="as"><xsl:with-param name="as">Ym</xsl:with-param></xsl:apply-templates>
      <IP><xsl:apply-templates select="n:address" mode="ipv4"/></IP>
      <xsl:apply-templates select="n:carrier" mode="as"><xsl:with-param name="as">Yys</xsl:with-param></xsl:apply-templates>
      <xsl:apply-templates select="n:provider" mode="as"><xsl:with-param name="as">Jrs</xsl:with-param></xsl:apply-templates>
      <xsl:apply-templates select="n:province" mode="as"><xsl:with-param name="as">Shengid</xsl:with-param></xsl:apply-templates>
      <Cljg>
        <xsl:choose>
          <xsl:when test="key('code', concat('unfiled-result ', n:result))/@number = '' and n:result-number &gt; 0">
            <xsl:value-of select="n:result-number"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:for-each select="n:result">
              <xsl:call-template name="number">
                <xsl:with-param name="list">unfiled-result</xsl:with-param>
                <xsl:with-param name="token" select="."/>
              </xsl:call-template>
            </xsl:for-each>
          </xsl:otherwise>
        </xsl:choose>
      </Cljg>
      <xsl:apply-templates select="n:opinion" mode="as"><xsl:with-param name="as">Clyj</xsl:with-param></xsl:apply-templates>
      <xsl:apply-templates select="n:listed" mode="as"><xsl:with-param name="as">Rbsj</xsl:with-param></xsl:apply-templates>
      <xsl:apply-templates select="n:deadline" mode="as"><xsl:with-param name="as">Clsx</xsl:with-param></xsl:apply-templates>
      <xsl:apply-templates select="../n:reporter/n:name" mode="as"><xsl:with-param name="as">Sbrxm</xsl:with-param></xsl:apply-templates>
      <xsl:apply-templates select="../n:reporter/n:phone" mode="as"><xsl:with-param name="as">Sbrdh</xsl:with-param></xsl:apply-templates>
      <xsl:apply-templates select="../n:reporter/n:email" mode="as"><xsl:with-param name="as">Sbrdzyj</xsl:with-param></xsl:apply-templates>
    </Clxx>
  </xsl:template>

  <!-- The entity, of the filing or of its record. -->
  <xsl:template match="n:entity" mode="modify">
    <Zt_xx>
      <xsl:for-each select="ancestor::n:filing/n:base/n:entity">
        <xsl:call-template name="known-id"><xsl:with-param name="as">Ztid</xsl:with-param></xsl:call-template>
      </xsl:for-each>
      <xsl:apply-templates select="n:name" mode="as"><xsl:with-param name="as">Dwmc</xsl:with-param></xsl:apply-templates>
      <Baxh>
        <xsl:value-of select="ancestor::n:filing/n:entity/n:number"/>
      </Baxh>
      <xsl:call-template name="entity-data"/>
      <xsl:apply-templates select="n:remark" mode="as"><xsl:with-param name="as">Bz</xsl:with-param></xsl:apply-templates>
    </Zt_xx>
  </xsl:template>

  <!-- A service of the record, with what the filing says of it. -->
  <xsl:template match="n:service" mode="modify">
    <xsl:param name="what"/>
    <xsl:variable name="record" select="."/>
    <xsl:variable name="said" select="../../n:service[@id = current()/@id]"/>
    <xsl:variable name="is-site" select="$what = 'service' or $what = 'all'"/>
    <xsl:variable name="is-access" select="$what = 'access' or $what = 'all'"/>
    <xsl:variable name="site" select="$said[$is-site] | $record[not($is-site)]"/>
    <xsl:variable name="runs" select="$said[$is-access] | $record[not($is-access)]"/>
    <xsl:call-template name="demand-website"/>
    <xsl:call-template name="demand-service-number"/>
    <Wz_xx>
      <xsl:call-template name="known-id"><xsl:with-param name="as">Wzid</xsl:with-param></xsl:call-template>
      <xsl:for-each select="$site">
        <xsl:call-template name="site-data"/>
      </xsl:for-each>
      <xsl:for-each select="$site/n:domain[n:name != '']">
        <Ym_xx>
          <IspYmid>
            <xsl:call-template name="id"/>
          </IspYmid>
          <xsl:for-each select="$record/n:domain[@id = current()/@id]">
            <xsl:call-template name="known-id"><xsl:with-param name="as">Ymid</xsl:with-param></xsl:call-template>
          </xsl:for-each>
          <Ym>
            <xsl:value-of select="n:name"/>
          </Ym>
        </Ym_xx>
      </xsl:for-each>
      <xsl:for-each select="$runs/n:access">
        <xsl:variable name="known" select="$record/n:access[@id = current()/@id]"/>
        <Jr_xx>
          <!-- An access that the record has not has no id either. -->
          <xsl:for-each select="$known | current()[not($known)]">
            <xsl:call-template name="known-id"><xsl:with-param name="as">Jrid</xsl:with-param></xsl:call-template>
          </xsl:for-each>
          <xsl:call-template name="access-ways"/>
          <xsl:for-each select="n:address[n:from != '']">
            <Ip_xx>
              <IspIpid>
                <xsl:call-template name="id"/>
              </IspIpid>
              <xsl:apply-templates select="$known/n:address[@id = current()/@id]/n:bureau-id" mode="as">
                <xsl:with-param name="as">Ipid</xsl:with-param>
              </xsl:apply-templates>
              <xsl:call-template name="range"/>
            </Ip_xx>
          </xsl:for-each>
        </Jr_xx>
      </xsl:for-each>
      <xsl:apply-templates select="$site/n:person"><xsl:with-param name="as">Wz_Fzr</xsl:with-param></xsl:apply-templates>
      <Baxh>
        <xsl:value-of select="n:number"/>
      </Baxh>
      <xsl:apply-templates select="$site/n:home-url" mode="as"><xsl:with-param name="as">Syurl</xsl:with-param></xsl:apply-templates>
      <xsl:apply-templates select="$site/n:remark" mode="as"><xsl:with-param name="as">Wz_Bz</xsl:with-param></xsl:apply-templates>
    </Wz_xx>
  </xsl:template>

  <!-- What is cancelled is known by the bureau's id alone: one record for the entity, or one for each service or access. -->
  <xsl:template match="n:filing[@kind = 'cancel']">
    <xsl:choose>
      <xsl:when test="n:cancel/n:target = 'entity'">
        <xsl:apply-templates select="n:entity" mode="cancel"/>
      </xsl:when>
      <xsl:when test="n:cancel/n:target = 'service'">
        <xsl:apply-templates select="n:service" mode="cancel"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="n:service/n:access" mode="cancel"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="n:*" mode="cancel">
    <xsl:variable name="cancel" select="ancestor::n:filing/n:cancel"/>
    <xsl:if test="not(n:bureau-id &gt; 0)">
      <xsl:call-template name="refuse">
        <xsl:with-param name="sentence">The bureau's id of the record is missing.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <Zx_xx>
      <xsl:apply-templates select="$cancel/n:target" mode="code">
        <xsl:with-param name="as">Zxlb</xsl:with-param>
        <xsl:with-param name="list">cancel-target</xsl:with-param>
      </xsl:apply-templates>
      <Jlid>
        <xsl:value-of select="n:bureau-id"/>
      </Jlid>
      <Zxly>
        <xsl:apply-templates select="$cancel/n:reason" mode="reason"/>
      </Zxly>
      <xsl:apply-templates select="$cancel/n:remark" mode="as"><xsl:with-param name="as">Zxlybz</xsl:with-param></xsl:apply-templates>
      <xsl:if test="$cancel/n:target = 'entity'">
        <xsl:call-template name="password">
          <xsl:with-param name="password" select="n:password"/>
        </xsl:call-template>
      </xsl:if>
    </Zx_xx>
  </xsl:template>

  <!-- The number of the table; where it has none, the one the applicant was told. -->
  <xsl:template match="n:reason" mode="reason">
    <xsl:variable name="known" select="key('code', concat('cancel-reason ', .))/@number"/>
    <xsl:choose>
      <xsl:when test="$known = '' and ../n:reason-number &gt; 0">
        <xsl:value-of select="../n:reason-number"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="number">
          <xsl:with-param name="list">cancel-reason</xsl:with-param>
          <xsl:with-param name="token" select="."/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Each picture is a record of its own, for the entity or the service with that number. -->
  <xsl:template match="n:filing[@kind = 'materials']">
    <xsl:call-template name="demand-number"/>
    <xsl:apply-templates select="n:entity//n:*[n:file]" mode="attachment">
      <xsl:with-param name="owner-kind" select="$of-entity"/>
      <xsl:with-param name="number" select="n:entity/n:number"/>
    </xsl:apply-templates>
    <xsl:for-each select="n:service">
      <xsl:call-template name="demand-service-number"/>
      <xsl:apply-templates select=".//n:*[n:file]" mode="attachment">
        <xsl:with-param name="owner-kind" select="$of-service"/>
        <xsl:with-param name="number" select="n:number"/>
      </xsl:apply-templates>
    </xsl:for-each>
  </xsl:template>

  <!-- What a picture shows, by the question it answers. -->
  <xsl:template name="use">
    <xsl:choose>
      <xsl:when test="self::n:verification-sheet">verification-sheet</xsl:when>
      <xsl:when test="self::n:photo">on-site-photo</xsl:when>
      <xsl:when test="ancestor::n:service">service-person-document</xsl:when>
      <xsl:when test="ancestor::n:person">entity-person-document</xsl:when>
      <xsl:otherwise>entity-document</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The MD5 of the filing password. -->
  <xsl:template name="password">
    <xsl:param name="password"/>
    <xsl:if test="not($password != '')">
      <xsl:call-template name="refuse">
        <xsl:with-param name="sentence">The filing password is missing, which the interface 3.0 demands.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <ICPmm>
      <xsl:value-of select="$password"/>
    </ICPmm>
  </xsl:template>

  <xsl:template name="demand-service-number">
    <xsl:if test="not(n:number != '')">
      <xsl:call-template name="refuse">
        <xsl:with-param name="sentence">The filing number of the service is missing.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- By it the bureau knows the entity. -->
  <xsl:template name="demand-number">
    <xsl:if test="not(n:entity/n:number != '')">
      <xsl:call-template name="refuse">
        <xsl:with-param name="sentence">The filing number of the entity is missing.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- The entity. -->

  <xsl:template match="n:entity">
    <Zt_xx>
      <IspZtid>
        <xsl:call-template name="id"/>
      </IspZtid>
      <xsl:apply-templates select="n:name" mode="as"><xsl:with-param name="as">Dwmc</xsl:with-param></xsl:apply-templates>
      <xsl:call-template name="entity-data"/>
      <Bbfs>
        <xsl:value-of select="$reported-by-provider"/>
      </Bbfs>
      <xsl:apply-templates select="n:remark" mode="as"><xsl:with-param name="as">Bz</xsl:with-param></xsl:apply-templates>
    </Zt_xx>
  </xsl:template>

  <!-- From its nature to its person. -->
  <xsl:template name="entity-data">
    <xsl:param name="mobile">Fzr_sjhm</xsl:param>
    <xsl:apply-templates select="n:nature" mode="code">
      <xsl:with-param name="as">Dwxz</xsl:with-param>
      <xsl:with-param name="list">entity-nature</xsl:with-param>
    </xsl:apply-templates>
    <xsl:apply-templates select="n:superior" mode="as"><xsl:with-param name="as">Tzr</xsl:with-param></xsl:apply-templates>
    <xsl:if test="n:region[. != ''] | n:mailing-address[. != '']">
      <Txdz>
        <xsl:apply-templates select="n:region[. != '']"/>
        <xsl:apply-templates select="n:mailing-address" mode="as">
          <xsl:with-param name="as">Xxdz</xsl:with-param>
        </xsl:apply-templates>
      </Txdz>
    </xsl:if>
    <xsl:if test="n:document/n:*[self::n:type or self::n:number or self::n:address][. != '']">
      <Zj>
        <xsl:apply-templates select="n:document/n:type" mode="code">
          <xsl:with-param name="as">Zjlx</xsl:with-param>
          <xsl:with-param name="list">document-type</xsl:with-param>
        </xsl:apply-templates>
        <xsl:apply-templates select="n:document/n:number" mode="as">
          <xsl:with-param name="as">Zjhm</xsl:with-param>
        </xsl:apply-templates>
        <xsl:apply-templates select="n:document/n:address" mode="as">
          <xsl:with-param name="as">Zjzs</xsl:with-param>
        </xsl:apply-templates>
      </Zj>
    </xsl:if>
    <xsl:apply-templates select="n:person">
      <xsl:with-param name="as">Fzr</xsl:with-param>
      <xsl:with-param name="mobile" select="$mobile"/>
    </xsl:apply-templates>
  </xsl:template>

  <!--
    Province, city and county of a code of GB/T 2260. The schema demands a city: for the four municipalities that is the
    group code PP0100 (市辖区), PP0200 for the counties of Chongqing; a region that ends at its province is its own city.
    A code that ends at its city (Dongguan, Zhongshan, Danzhou) has no county.
  -->
  <xsl:template match="n:region">
    <Shengid>
      <xsl:value-of select="concat(substring(., 1, 2), '0000')"/>
    </Shengid>
    <Shiid>
      <xsl:choose>
        <xsl:when test=". = '110000' or . = '120000' or . = '310000' or . = '500000'">
          <xsl:value-of select="concat(substring(., 1, 2), '0100')"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="concat(substring(., 1, 4), '00')"/>
        </xsl:otherwise>
      </xsl:choose>
    </Shiid>
    <xsl:if test="substring(., 5, 2) != '00'">
      <Xianid>
        <xsl:value-of select="."/>
      </Xianid>
    </xsl:if>
  </xsl:template>

  <!-- A responsible person, of the entity or of a service. The answer to a task calls the mobile otherwise. -->
  <xsl:template match="n:person">
    <xsl:param name="as"/>
    <xsl:param name="mobile">Fzr_sjhm</xsl:param>
    <xsl:if test="n:*[. != '']">
      <xsl:element name="{$as}">
        <xsl:apply-templates select="n:name" mode="as"><xsl:with-param name="as">Fzr_xm</xsl:with-param></xsl:apply-templates>
        <xsl:apply-templates select="n:landline[1]" mode="joined">
          <xsl:with-param name="as">Fzr_dhhm</xsl:with-param>
        </xsl:apply-templates>
        <xsl:apply-templates select="n:mobile[1]" mode="joined">
          <xsl:with-param name="as" select="$mobile"/>
        </xsl:apply-templates>
        <xsl:apply-templates select="n:email[1]" mode="joined">
          <xsl:with-param name="as">Fzr_dzyj</xsl:with-param>
        </xsl:apply-templates>
        <xsl:apply-templates select="n:document/n:type" mode="code">
          <xsl:with-param name="as">Fzr_zjlx</xsl:with-param>
          <xsl:with-param name="list">document-type</xsl:with-param>
        </xsl:apply-templates>
        <xsl:apply-templates select="n:document/n:number" mode="as">
          <xsl:with-param name="as">Fzr_zjhm</xsl:with-param>
        </xsl:apply-templates>
      </xsl:element>
    </xsl:if>
  </xsl:template>

  <!-- A service. -->

  <xsl:template name="demand-website">
    <xsl:if test="n:kind[. != '' and . != 'website']">
      <xsl:for-each select="n:kind">
        <xsl:call-template name="refuse">
          <xsl:with-param name="sentence">The interface 3.0 knows websites only.</xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template match="n:service">
    <xsl:call-template name="demand-website"/>
    <Wz_xx>
      <IspWzid>
        <xsl:call-template name="id"/>
      </IspWzid>
      <xsl:call-template name="site-data"/>
      <xsl:apply-templates select="n:domain[n:name != '']"/>
      <xsl:apply-templates select="n:access"/>
      <xsl:apply-templates select="n:person"><xsl:with-param name="as">Wz_Fzr</xsl:with-param></xsl:apply-templates>
      <xsl:apply-templates select="n:home-url[1]" mode="as"><xsl:with-param name="as">Syurl</xsl:with-param></xsl:apply-templates>
      <xsl:apply-templates select="n:remark" mode="as"><xsl:with-param name="as">Wz_Bz</xsl:with-param></xsl:apply-templates>
    </Wz_xx>
  </xsl:template>

  <!-- From its name to its languages. -->
  <xsl:template name="site-data">
    <xsl:apply-templates select="n:name[1]" mode="joined"><xsl:with-param name="as">Wzmc</xsl:with-param></xsl:apply-templates>
    <xsl:if test="n:approval[n:*[. != '' or n:file]]">
      <Nrlx>
        <xsl:apply-templates select="n:approval[n:*[. != '' or n:file]]"/>
      </Nrlx>
    </xsl:if>
    <xsl:if test="n:content[. != '']">
      <Fwnr>
        <xsl:apply-templates select="n:content" mode="code">
          <xsl:with-param name="as">Fwnr_id</xsl:with-param>
          <xsl:with-param name="list">service-content</xsl:with-param>
        </xsl:apply-templates>
      </Fwnr>
    </xsl:if>
    <xsl:if test="n:language[. != '']">
      <Yylb>
        <xsl:apply-templates select="n:language" mode="code">
          <xsl:with-param name="as">Yylb_id</xsl:with-param>
          <xsl:with-param name="list">language</xsl:with-param>
        </xsl:apply-templates>
      </Yylb>
    </xsl:if>
  </xsl:template>

  <xsl:template match="n:approval">
    <Nrlx_xx>
      <xsl:apply-templates select="n:type" mode="code">
        <xsl:with-param name="as">Nrlx_id</xsl:with-param>
        <xsl:with-param name="list">pre-approval</xsl:with-param>
      </xsl:apply-templates>
      <xsl:apply-templates select="n:number" mode="as"><xsl:with-param name="as">Qzsph</xsl:with-param></xsl:apply-templates>
      <xsl:for-each select="n:scan[n:file] | n:page/n:scan[n:file]">
        <Spwj>
          <xsl:call-template name="picture"/>
        </Spwj>
      </xsl:for-each>
    </Nrlx_xx>
  </xsl:template>

  <!--
    The domain as a person writes it (U-label, 示例公司.中国): so it stands in the registration the bureau compares with
    and in the home page, which must contain it (result 1041); the specification knows no other form.
  -->
  <xsl:template match="n:domain">
    <Ym_xx>
      <IspYmid>
        <xsl:call-template name="id"/>
      </IspYmid>
      <Ym>
        <xsl:value-of select="n:name"/>
      </Ym>
    </Ym_xx>
  </xsl:template>

  <xsl:template match="n:access">
    <Jr_xx>
      <xsl:apply-templates select="." mode="content"/>
    </Jr_xx>
  </xsl:template>

  <xsl:template match="n:access" mode="content">
    <IspJrid>
      <xsl:call-template name="id"/>
    </IspJrid>
    <xsl:call-template name="access-ways"/>
    <xsl:apply-templates select="n:address[n:from != '']"/>
  </xsl:template>

  <!-- Where it is and how it runs. -->
  <xsl:template name="access-ways">
    <xsl:if test="n:place[. != '']">
      <Wzfb>
        <xsl:apply-templates select="n:place" mode="code">
          <xsl:with-param name="as">Fbdd</xsl:with-param>
          <xsl:with-param name="list">access-place</xsl:with-param>
        </xsl:apply-templates>
      </Wzfb>
    </xsl:if>
    <xsl:if test="n:mode[. != '']">
      <Wzjrfs>
        <xsl:apply-templates select="n:mode" mode="code">
          <xsl:with-param name="as">Jrfs</xsl:with-param>
          <xsl:with-param name="list">access-mode</xsl:with-param>
        </xsl:apply-templates>
      </Wzjrfs>
    </xsl:if>
  </xsl:template>

  <!-- A range of addresses; one address is a range that ends where it begins. -->
  <xsl:template match="n:address">
    <Ip_xx>
      <IspIpid>
        <xsl:call-template name="id"/>
      </IspIpid>
      <xsl:call-template name="range"/>
    </Ip_xx>
  </xsl:template>

  <xsl:template name="range">
    <Qsip>
      <xsl:apply-templates select="n:from" mode="ipv4"/>
    </Qsip>
    <Zzip>
      <xsl:apply-templates select="(n:from | n:to[. != ''])[last()]" mode="ipv4"/>
    </Zzip>
  </xsl:template>

  <xsl:template match="n:*" mode="ipv4">
    <xsl:if test="translate(., '0123456789', '') != '...'">
      <xsl:call-template name="refuse">
        <xsl:with-param name="sentence">The interface 3.0 has a place for IPv4 addresses only.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:variable name="rest" select="substring-after(., '.')"/>
    <xsl:variable name="tail" select="substring-after($rest, '.')"/>
    <!-- Not plain value-of: libxml2 writes numbers of ten digits with an exponent. -->
    <xsl:value-of select="format-number(((substring-before(., '.') * 256 + substring-before($rest, '.')) * 256
      + substring-before($tail, '.')) * 256 + substring-after($tail, '.'), '0')"/>
  </xsl:template>

  <!--
    Attachments. What one belongs to is told by its NUMBER at the bureau, or by an ID (the bureau's, or ours for what is
    new); without either, by our id alone, as new filings do.
  -->

  <xsl:template match="n:entity" mode="pictures">
    <xsl:param name="number"/>
    <xsl:apply-templates select="n:document/n:scan[n:file]" mode="attached">
      <xsl:with-param name="owner-kind" select="$of-entity"/>
      <xsl:with-param name="number" select="$number"/>
    </xsl:apply-templates>
    <xsl:apply-templates select="n:person/n:document/n:*[self::n:front or self::n:back][n:file]" mode="attached">
      <xsl:with-param name="owner-kind" select="$of-entity"/>
      <xsl:with-param name="number" select="$number"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="n:service" mode="pictures">
    <xsl:param name="number"/>
    <xsl:param name="id"/>
    <xsl:apply-templates select="n:person/n:document/n:*[self::n:front or self::n:back][n:file]" mode="attached">
      <xsl:with-param name="owner-kind" select="$of-service"/>
      <xsl:with-param name="number" select="$number"/>
      <xsl:with-param name="id" select="$id"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="n:*" mode="attached">
    <xsl:param name="owner-kind"/>
    <xsl:param name="number"/>
    <xsl:param name="id"/>
    <Fj>
      <xsl:apply-templates select="." mode="attachment">
        <xsl:with-param name="owner-kind" select="$owner-kind"/>
        <xsl:with-param name="number" select="$number"/>
        <xsl:with-param name="id" select="$id"/>
      </xsl:apply-templates>
    </Fj>
  </xsl:template>

  <xsl:template match="n:*" mode="attachment">
    <xsl:param name="owner-kind"/>
    <xsl:param name="number"/>
    <xsl:param name="id"/>
    <xsl:variable name="use"><xsl:call-template name="use"/></xsl:variable>
    <Fjxx>
      <Fjwjgs>
        <xsl:call-template name="number">
          <xsl:with-param name="list">file-format</xsl:with-param>
          <xsl:with-param name="token">jpeg</xsl:with-param>
        </xsl:call-template>
      </Fjwjgs>
      <Fjyt>
        <xsl:call-template name="number">
          <xsl:with-param name="list">file-use</xsl:with-param>
          <xsl:with-param name="token" select="$use"/>
        </xsl:call-template>
      </Fjyt>
      <Fjnr>
        <xsl:call-template name="picture"/>
      </Fjnr>
      <Fjssdx>
        <Ssdxlx>
          <xsl:value-of select="$owner-kind"/>
        </Ssdxlx>
        <Ssdxbs>
          <xsl:choose>
            <xsl:when test="$number != ''">
              <Baxh><xsl:value-of select="$number"/></Baxh>
            </xsl:when>
            <xsl:when test="$id != ''">
              <Jlid><xsl:value-of select="$id"/></Jlid>
            </xsl:when>
            <xsl:otherwise>
              <xsl:for-each select="(ancestor::n:entity | ancestor::n:service)[1]">
                <xsl:call-template name="id"/>
              </xsl:for-each>
            </xsl:otherwise>
          </xsl:choose>
        </Ssdxbs>
      </Fjssdx>
      <xsl:apply-templates select="ancestor::n:filing/n:materials/n:note" mode="as">
        <xsl:with-param name="as">Bz</xsl:with-param>
      </xsl:apply-templates>
    </Fjxx>
  </xsl:template>

  <!-- The picture of the question that is the context: the last file, since a smaller one for this interface follows the original. -->
  <xsl:template name="picture">
    <xsl:variable name="file" select="n:file[last()]"/>
    <xsl:variable name="base64" select="key('file', $file/@sha256)[1]/@base64"/>
    <xsl:if test="$file/@type != 'image/jpeg'">
      <xsl:call-template name="refuse">
        <xsl:with-param name="sentence">The interface 3.0 takes pictures as JPEG only.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="self::n:verification-sheet and (not($base64) or string-length($base64) &gt; $sheet-limit)">
      <xsl:call-template name="refuse">
        <xsl:with-param name="sentence">The picture is larger than 115,200 bytes (153,600 characters of base64); add a smaller copy.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="not(self::n:verification-sheet) and (not($base64) or string-length($base64) &gt; $picture-limit)">
      <xsl:call-template name="refuse">
        <xsl:with-param name="sentence">The picture is larger than 76,800 bytes (102,400 characters of base64); add a smaller copy.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:value-of select="$base64"/>
  </xsl:template>

  <!-- One value as one element; none when it is empty. -->
  <xsl:template match="n:*" mode="as">
    <xsl:param name="as"/>
    <xsl:if test=". != ''">
      <xsl:element name="{$as}">
        <xsl:value-of select="."/>
      </xsl:element>
    </xsl:if>
  </xsl:template>

  <!-- The values of the context and of its following brothers of the same name, joined by ";". -->
  <xsl:template match="n:*" mode="joined">
    <xsl:param name="as"/>
    <xsl:variable name="values" select="../n:*[local-name() = local-name(current())][. != '']"/>
    <xsl:if test="$values">
      <xsl:element name="{$as}">
        <xsl:for-each select="$values">
          <xsl:if test="position() &gt; 1">;</xsl:if>
          <xsl:value-of select="."/>
        </xsl:for-each>
      </xsl:element>
    </xsl:if>
  </xsl:template>

  <!-- A token as the ministry's number. -->
  <xsl:template match="n:*" mode="code">
    <xsl:param name="as"/>
    <xsl:param name="list"/>
    <xsl:if test=". != ''">
      <xsl:element name="{$as}">
        <xsl:call-template name="number">
          <xsl:with-param name="list" select="$list"/>
          <xsl:with-param name="token" select="."/>
        </xsl:call-template>
      </xsl:element>
    </xsl:if>
  </xsl:template>

  <xsl:template name="number">
    <xsl:param name="list"/>
    <xsl:param name="token"/>
    <xsl:variable name="number" select="key('code', concat($list, ' ', $token))/@number"/>
    <xsl:if test="not($number) or $number = ''">
      <xsl:call-template name="refuse">
        <xsl:with-param name="detail" select="concat(' (', $list, ', ', $token, ')')"/>
        <xsl:with-param name="sentence">The interface 3.0 has no number for this choice.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:value-of select="$number"/>
  </xsl:template>

  <!--
    The sender's id of the object that is the context: uid × 65536 + its place among the objects of its filing. The same
    draft gives the same ids, and two drafts never share one. At most 2^48, which a double holds exactly.
  -->
  <xsl:template name="id">
    <xsl:variable name="place">
      <xsl:number level="any" from="n:filing" count="n:filing/n:entity | n:filing/n:service | n:service/n:domain |
        n:service/n:access | n:access/n:address"/>
    </xsl:variable>
    <xsl:variable name="uid">
      <xsl:call-template name="number-of-hex">
        <xsl:with-param name="hex" select="ancestor::n:filing/@uid"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:if test="$place &gt; 65535">
      <xsl:call-template name="refuse">
        <xsl:with-param name="sentence">The filing has more than 65,535 objects.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:value-of select="format-number($uid * 65536 + $place, '0')"/>
  </xsl:template>

  <xsl:template name="number-of-hex">
    <xsl:param name="hex"/>
    <xsl:param name="value" select="0"/>
    <xsl:choose>
      <xsl:when test="$hex = ''">
        <xsl:value-of select="format-number($value, '0')"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="number-of-hex">
          <xsl:with-param name="hex" select="substring($hex, 2)"/>
          <xsl:with-param name="value"
            select="$value * 16 + string-length(substring-before('0123456789abcdef', substring($hex, 1, 1)))"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Stops with the path of the context, as the program writes paths (with the filing's uid when there are several). -->
  <xsl:template name="refuse">
    <xsl:param name="detail"/>
    <xsl:param name="sentence"/>
    <xsl:message terminate="yes">
      <xsl:if test="count(/miit/n:filing) &gt; 1">
        <xsl:value-of select="concat(ancestor-or-self::n:filing/@uid, ': ')"/>
      </xsl:if>
      <xsl:for-each select="ancestor-or-self::n:*">
        <xsl:if test="position() = 1 and last() = 1">filing</xsl:if>
        <xsl:if test="position() &gt; 2">/</xsl:if>
        <xsl:if test="position() &gt; 1">
          <xsl:value-of select="local-name()"/>
          <xsl:if test="@id">
            <xsl:value-of select="concat('/', @id)"/>
          </xsl:if>
        </xsl:if>
      </xsl:for-each>
      <xsl:value-of select="$detail"/>
      <xsl:text>: </xsl:text>
      <xsl:value-of select="$sentence"/>
    </xsl:message>
  </xsl:template>
</xsl:stylesheet>
